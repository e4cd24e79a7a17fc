package io.millrace.cli.supervise;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that runs a system; the operating system takes it back however that process ends. */
public final class UpLock implements AutoCloseable {

    private final FileChannel channel;

    private UpLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it, or says who has it. */
    public static UpLock take(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isTaken(channel)) {
                channel.truncate(0);
                String pid = Long.toString(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
                return new UpLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new ServerException("Cannot write to " + file + ": " + e.getMessage(), e);
        }
        throw new ServerException("Millrace already runs here (pid "
                + written(file).map(Object::toString).orElse("?")
                + "): stop it with ./millrace down, or see it with ./millrace status.");
    }

    /** The process that holds it now. */
    public static Optional<ProcessHandle> holder(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return isTaken(channel) ? written(file).flatMap(ProcessHandle::of) : Optional.empty();
        } catch (IOException e) {
            throw new ServerException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this JVM
        }
    }

    private static Optional<Long> written(Path file) {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ServerException("Cannot release the lock", e);
        }
    }
}
