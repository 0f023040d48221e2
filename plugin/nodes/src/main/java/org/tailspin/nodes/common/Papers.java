package org.tailspin.nodes.common;

import org.knime.node.DefaultNode;

/** What all nodes refer to. */
public final class Papers {

    private Papers() {}

    /**
     * {@return the same, with links to the papers}
     *
     * @param node to describe
     */
    public static DefaultNode link(DefaultNode node) {
        return node.addExternalResource(
                        "https://arxiv.org/abs/2505.09816",
                        "Xie, Mihalas, Kuśmierz (2025), Slow transition to low-dimensional chaos in heavy-tailed"
                                + " recurrent neural networks")
                .addExternalResource(
                        "https://arxiv.org/abs/2409.01969",
                        "Clark, Marschall, van Meegen, Litwin-Kumar (2025), Connectivity structure and dynamics of"
                                + " nonlinear recurrent neural networks");
    }
}
