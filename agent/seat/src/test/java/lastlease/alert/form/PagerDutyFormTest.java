package lastlease.alert.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import lastlease.alert.Telling;
import lastlease.reports.render.words.Language;
import org.junit.jupiter.api.Test;

class PagerDutyFormTest {
  private static Instant timestamp(Alert alert, Instant now) throws IOException {
    String body = AlertJson.write(new PagerDutyForm("key", InstantSource.fixed(now)).body(alert));
    return Instant.parse(new ObjectMapper().readTree(body).at("/payload/timestamp").asText());
  }

  @Test
  void anEventIsOfWhenItWasMadeAndNeverFromTheFuture() throws IOException {
    Alert alert = Telling.opened(Language.EN);
    assertEquals(alert.at(), timestamp(alert, alert.at().plusSeconds(600)));
    Instant setBack = alert.at().minusSeconds(3600);
    assertEquals(setBack, timestamp(alert, setBack));
  }
}
