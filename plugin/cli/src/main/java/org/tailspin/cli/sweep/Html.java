package org.tailspin.cli.sweep;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.tailspin.charts.Page;

/** The few pieces of HTML that the report is made of; all text is escaped here. */
final class Html {

    private final StringBuilder text = new StringBuilder();

    /** A tag with nothing but text inside. */
    Html element(String tag, String content) {
        text.append('<')
                .append(tag)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(tag)
                .append(">\n");
        return this;
    }

    /** Markup of our own. */
    Html raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    /** A picture inside the page, so that the page is complete in one file; it scrolls by itself where the screen is narrow. */
    Html picture(byte[] png, String description) {
        return raw("<p class=\"scroll\"><img alt=\"" + escape(description) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "\"></p>");
    }

    /** A chart that moves, and its picture where scripts are switched off. */
    Html chart(String data, byte[] png, String description) {
        raw(Page.element(data)).raw("<noscript>");
        return picture(png, description).raw("</noscript>");
    }

    /** A table that scrolls by itself where the screen is narrow. */
    <R> Html table(List<String> header, List<R> rows, Function<R, List<String>> cells) {
        raw("<div class=\"scroll\"><table>");
        row("th", header);
        rows.forEach(r -> row("td", cells.apply(r)));
        return raw("</table></div>");
    }

    private void row(String tag, List<String> cells) {
        text.append("<tr>");
        for (String cell : cells) {
            text.append('<')
                    .append(tag)
                    .append('>')
                    .append(escape(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        text.append("</tr>\n");
    }

    static String escape(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
