package org.tailspin.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells files of other contents apart. */
public final class Checksum {

    private static final int BUFFER = 1 << 16;

    private Checksum() {}

    /**
     * {@return SHA-256 of their bytes, one after the other, in hexadecimal digits}
     *
     * @param files in their order
     * @throws FileProblem if one cannot be read
     */
    public static String of(List<Path> files) {
        final MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                final byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            } catch (IOException e) {
                throw new FileProblem("cannot read", file, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
