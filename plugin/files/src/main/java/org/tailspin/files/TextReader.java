package org.tailspin.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, in UTF-16 with its mark, or in Windows-1252, in which spreadsheets of western Europe write and which has Latin-1 in
 * it. The last is what a text is whose first bytes beyond ASCII are no UTF-8; a text that begins as UTF-8 and goes on as
 * something else, or has characters that no text has, is refused.
 */
final class TextReader extends Reader {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int BYTES = 1 << 13;

    private static final int TWO_BYTES = 2;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).limit(0);
    private CharsetDecoder decoder;
    private boolean isAscii = true;
    private boolean isWindows;
    private boolean isEnded;

    private TextReader(InputStream in, Charset charset) {
        this.in = in;
        decoder = charset.newDecoder();
    }

    /**
     * {@return the text}
     *
     * @param in from the first byte; supports marks
     * @throws IOException if the beginning cannot be read
     */
    static TextReader of(InputStream in) throws IOException {
        in.mark(TWO_BYTES);
        final int first = in.read();
        final int second = in.read();
        in.reset();
        return new TextReader(
                in,
                first == 0xff && second == 0xfe || first == 0xfe && second == 0xff
                        ? StandardCharsets.UTF_16
                        : StandardCharsets.UTF_8);
    }

    /** {@return whether what was read so far is no UTF-8, and was taken as Windows-1252} */
    boolean isWindows() {
        return isWindows;
    }

    /**
     * {@inheritDoc}
     *
     * @throws MalformedInputException for what is no text in one of the three
     */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        final CharBuffer text = CharBuffer.wrap(buffer, offset, length);
        while (text.position() == 0) {
            if (!isEnded && bytes.remaining() < Character.BYTES * TWO_BYTES) {
                fill();
            }
            if (isEnded && !bytes.hasRemaining()) {
                return -1;
            }
            decode(text);
        }
        check(text);
        return text.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        final int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        isEnded = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    private void decode(CharBuffer text) throws IOException {
        final int from = text.position();
        final CoderResult result = decoder.decode(bytes, text, isEnded);
        for (int i = from; i < text.position() && isAscii; i++) {
            isAscii = text.array()[text.arrayOffset() + i] < 0x80;
        }
        if (!result.isError()) {
            return;
        }
        if (!isAscii || isWindows || !decoder.charset().equals(StandardCharsets.UTF_8)) {
            result.throwException();
        }
        isWindows = true;
        decoder = WINDOWS.newDecoder();
    }

    /** A picture or a program has control characters, and so no text; but UTF-16 may stand without its mark. */
    private void check(CharBuffer text) throws MalformedInputException {
        for (int i = 0; isWindows && i < text.position(); i++) {
            final char c = text.array()[text.arrayOffset() + i];
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                throw new MalformedInputException(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
