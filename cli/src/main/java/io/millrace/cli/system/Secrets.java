package io.millrace.cli.system;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Passwords and keys: each generated once, and readable by its owner alone. */
final class Secrets {

    private static final int PASSWORD_BYTES = 18;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** A password of letters, digits, dashes and underscores. */
    String password(String name) {
        return kept(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PASSWORD_BYTES)));
    }

    /** A key of 256 bits in Base64. */
    String key(String name) {
        return kept(name, () -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
    }

    private String kept(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new ServerException("The secret in " + file + " is empty: put it back, or start empty with"
                        + " 'rm -r " + folder + "' and --fresh.");
            }
            return secret;
        } catch (IOException e) {
            throw new ServerException("The secret in " + file + " cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Written beside its place and moved there whole: a kill in between leaves no half secret. */
    private void create(Path file, String secret) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path unfinished = Files.createTempFile(
                folder, null, null, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, secret + "\n");
        Files.move(unfinished, file);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
