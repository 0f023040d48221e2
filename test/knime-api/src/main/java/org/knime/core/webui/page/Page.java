package org.knime.core.webui.page;

/** What a browser shows of a node. */
public class Page {

    Page() {}

    /** Starts a page. */
    public static RequireFromFileOrString create() {
        return () -> bundle -> basePath -> file -> new FromFilePage(bundle, basePath, file);
    }

    /** Needs a file or a text. */
    public interface RequireFromFileOrString {

        RequireBundle fromFile();
    }

    /** Needs the bundle of the file. */
    public interface RequireBundle {

        RequireBasePath bundleClass(Class<?> type);
    }

    /** Needs the directory of the page in its bundle. */
    public interface RequireBasePath {

        RequireRelativeFilePath basePath(String path);
    }

    /** Needs the file in that directory. */
    public interface RequireRelativeFilePath {

        FromFilePage relativeFilePath(String path);
    }
}
