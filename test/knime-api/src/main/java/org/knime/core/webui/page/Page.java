package org.knime.core.webui.page;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a browser shows of a node. */
public class Page {

    private final Map<String, Supplier<InputStream>> resources = new LinkedHashMap<>();

    Page() {}

    /** Starts a page. */
    public static RequireFromFileOrString create() {
        return content -> path -> new Page();
    }

    /** Adds what the page asks for, by its path from the page. */
    public Page addResource(Supplier<InputStream> content, String relativePath) {
        if (content.get() == null) {
            throw new IllegalArgumentException("There is no " + relativePath);
        }
        resources.put(relativePath, content);
        return this;
    }

    /** Needs the text of the page. */
    public interface RequireFromFileOrString {

        RequireRelativePath fromString(StringSupplier content);
    }

    /** Needs the path of the page. */
    public interface RequireRelativePath {

        Page relativePath(String relativePath);
    }

    /** A text. */
    public interface StringSupplier extends Supplier<String> {}
}
