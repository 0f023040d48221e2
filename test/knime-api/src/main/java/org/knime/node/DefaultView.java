package org.knime.node;

import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** The view of a node: a page, and the data that it asks for. */
public final class DefaultView {

    private final String description;
    private final Page page;
    private Function<ViewInput, ?> data;

    private DefaultView(String description, Page page) {
        this.description = description;
        this.page = page;
    }

    static RequireViewParameters create() {
        return parameters -> description -> page -> new DefaultView(description, page.apply(Page.create()));
    }

    /** What the page gets when it opens. */
    public <D> DefaultView initialData(Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        data = initialData.apply(new RequireInitialData() {
                    @Override
                    public <E> DefaultInitialData<E> data(Function<ViewInput, E> supplier) {
                        return new DefaultInitialData<>(supplier);
                    }
                })
                .supplier;
        return this;
    }

    String description() {
        return description;
    }

    Page page() {
        return page;
    }

    Function<ViewInput, ?> data() {
        return data;
    }

    /** Needs the parameters of the view. */
    public interface RequireViewParameters {

        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        /** A view without a dialog of its own. */
        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Needs a sentence. */
    public interface RequireDescription {

        RequirePage description(String description);
    }

    /** Needs the page. */
    public interface RequirePage {

        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** Needs the data. */
    public interface RequireInitialData {

        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /** The data. */
    public static final class DefaultInitialData<D> {

        private final Function<ViewInput, D> supplier;

        DefaultInitialData(Function<ViewInput, D> supplier) {
            this.supplier = supplier;
        }
    }

    /** What a view may ask of its node. */
    public interface ViewInput {

        BufferedDataTable[] getInternalTables();
    }
}
