package io.millrace.users.account;

import io.millrace.starter.setup.SetupException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that is made up once and kept in a file, which its owner alone can read. */
final class KeptPassword {

    private static final int BYTES = 18;

    private KeptPassword() {}

    /** The one in the file; a new one where there is no file yet. Replicas that start at once agree on one. */
    static String in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SetupException(
                    "The administrator's password can't be kept in %s: %s.".formatted(file, e),
                    "Mount a volume there that this user may write to, or set MILLRACE_ADMIN_PASSWORD.",
                    e);
        }
    }

    /** Written beside its place and linked there whole, by whoever comes first. */
    private static void create(Path file) throws IOException {
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                null,
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(unfinished, madeUp() + "\n");
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // Another replica's serves.
        } finally {
            Files.delete(unfinished);
        }
    }

    private static String madeUp() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
