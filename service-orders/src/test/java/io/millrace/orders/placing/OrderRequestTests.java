package io.millrace.orders.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.orders.placing.OrderRequest.Line;
import io.millrace.starter.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderRequestTests {

    private static final UUID LAMP = UUID.randomUUID();
    private static final UUID CHAIR = UUID.randomUUID();

    @Test
    void theSameOrderHasTheSameHash() {
        assertThat(request(new Line(LAMP, 1), new Line(CHAIR, 2)).hash())
                .isEqualTo(request(new Line(LAMP, 1), new Line(CHAIR, 2)).hash());
    }

    @Test
    void anotherProductOrQuantityHasAnotherHash() {
        var hash = request(new Line(LAMP, 1)).hash();

        assertThat(request(new Line(LAMP, 2)).hash()).isNotEqualTo(hash);
        assertThat(request(new Line(CHAIR, 1)).hash()).isNotEqualTo(hash);
        assertThat(request(new Line(LAMP, 1), new Line(CHAIR, 1)).hash()).isNotEqualTo(hash);
    }

    @Test
    void aProductNamedTwiceIsRefused() {
        assertThatThrownBy(() -> request(new Line(LAMP, 1), new Line(LAMP, 2)).refuseRepeatedProducts())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("400");
        assertThatCode(() -> request(new Line(LAMP, 1), new Line(CHAIR, 2)).refuseRepeatedProducts())
                .doesNotThrowAnyException();
    }

    private static OrderRequest request(Line... lines) {
        return new OrderRequest(List.of(lines));
    }
}
