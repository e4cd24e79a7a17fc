package io.millrace.catalog.editing;

import io.millrace.starter.problem.ProblemException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Which versions of a product a caller means to change. Only the part of an {@code ETag} before the dash counts: stock
 * moves on while somebody edits.
 *
 * @param any whether the caller takes whatever version there is ({@code *})
 */
record IfMatch(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("(?<weak>W/)?\"(?<version>\\d{1,18})(-\\d{1,10})?\"");

    /** Reads the header {@code If-Match}: 428 without it, 400 where it is not made of a product's tags. */
    static IfMatch of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the product that you saw.");
        }
        return header.strip().equals("*") ? new IfMatch(true, Set.of()) : new IfMatch(false, versionsIn(header));
    }

    private static Set<Long> versionsIn(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(IfMatch::tag)
                // RFC 9110: a weak tag never matches
                .filter(tag -> tag.group("weak") == null)
                .map(tag -> Long.valueOf(tag.group("version")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Matcher tag(String text) {
        var tag = TAG.matcher(text.strip());
        if (!tag.matches()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "must be the ETag of a product, or *");
        }
        return tag;
    }

    boolean allows(long version) {
        return any || versions.contains(version);
    }
}
