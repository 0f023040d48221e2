package org.tailspin.core.papers;

import java.util.List;

/**
 * What came out of a figure.
 *
 * @param panels its data
 * @param claims the table ours / published / theory, with verdicts
 * @param remarks what a reader should know, a sentence or two each
 */
public record Reproduction(List<Panel> panels, List<Claim> claims, List<String> remarks) {

    /** Copies the lists. */
    public Reproduction {
        panels = List.copyOf(panels);
        claims = List.copyOf(claims);
        remarks = List.copyOf(remarks);
    }

    /** {@return whether no claim fails and none is undecided} */
    public boolean holds() {
        return claims.stream().allMatch(c -> c.verdict() == Verdict.HOLDS || c.verdict() == Verdict.SHOWN);
    }
}
