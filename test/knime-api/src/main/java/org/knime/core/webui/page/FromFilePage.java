package org.knime.core.webui.page;

import java.util.ArrayList;
import java.util.List;

/** A page that is a file of a bundle, with the directories of files that it asks for. */
public final class FromFilePage extends Page {

    private final Class<?> bundle;
    private final String basePath;
    private final List<String> paths = new ArrayList<>();

    FromFilePage(Class<?> bundle, String basePath, String file) {
        this.bundle = bundle;
        this.basePath = basePath;
        check(file);
    }

    /** Files beside the page, of which it may ask for any. */
    public FromFilePage addResourceDirectory(String path) {
        check(path);
        return this;
    }

    /** The bundle must have it; a class path, which a test runs on, stands for it. */
    private void check(String path) {
        final String all = "/" + basePath + "/" + path;
        if (bundle.getResource(all) == null) {
            throw new IllegalArgumentException("The bundle has no " + all);
        }
        paths.add(all);
    }
}
