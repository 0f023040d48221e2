package org.tailspin.cli.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tailspin.core.papers.Claim;
import org.tailspin.core.papers.Verdict;

class GoldenClaimsTest {

    @TempDir
    private Path temporary;

    private GoldenClaims golden;

    @BeforeEach
    void read() throws IOException {
        golden = GoldenClaims.read(Files.writeString(
                temporary.resolve("claims.csv"),
                "claim,statement,ours,verdict\r\nsize,\"a, b\",20.5,holds\r\nnone,\"\",,shown\r\n"));
    }

    private static Claim claim(String id, double ours, Verdict verdict) {
        final OptionalDouble none = OptionalDouble.empty();
        return new Claim(id, Claim.Claimant.OURS, "", "", ours, none, none, none, none, "", "", "", verdict);
    }

    private List<String> compare(Claim... claims) {
        return golden.compare(List.of(claims));
    }

    @Test
    void roundingIsNoChange() {
        assertEquals(
                List.of(), compare(claim("size", 20.50001, Verdict.HOLDS), claim("none", Double.NaN, Verdict.SHOWN)));
    }

    @Test
    void everyChangeIsSeen() {
        final Claim none = claim("none", Double.NaN, Verdict.SHOWN);
        assertTrue(compare(claim("size", 20.5001, Verdict.HOLDS), none).get(0).contains("20.5"));
        assertTrue(compare(claim("size", 20.5, Verdict.UNDECIDED), none).get(0).contains("undecided"));
        assertEquals(List.of("claim size is missing"), compare(none));
        assertEquals(
                List.of("claim other is new"),
                compare(claim("size", 20.5, Verdict.HOLDS), none, claim("other", 1, Verdict.HOLDS)));
        assertEquals(
                1,
                compare(claim("size", 20.5, Verdict.HOLDS), claim("none", 1, Verdict.SHOWN))
                        .size());
        assertEquals(1, compare(claim("size", Double.NaN, Verdict.HOLDS), none).size());
    }
}
