package org.knime.core.node;

import org.knime.core.util.ThreadPool;

/** The user's choices for all nodes. */
public final class KNIMEConstants {

    /** The threads that all nodes share, as many as the user allows; here one per processor. */
    public static final ThreadPool GLOBAL_THREAD_POOL =
            new ThreadPool(Runtime.getRuntime().availableProcessors());

    private KNIMEConstants() {}
}
