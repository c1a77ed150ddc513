package lastlease.dashboard;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import lastlease.dashboard.http.Exchange;
import org.jspecify.annotations.Nullable;

/** What is at which path. */
final class Routes {
  private final Latest latest;
  private final Pages pages;
  private final Streams streams;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormats formats = ExpositionFormats.init();

  Routes(Latest latest, Pages pages, Streams streams) {
    this.latest = latest;
    this.pages = pages;
    this.streams = streams;
    registry.register(new Metrics(latest));
  }

  void answer(Exchange exchange) throws IOException {
    switch (exchange.path()) {
      case "/" -> page(exchange);
      case "/events" -> streams.serve(exchange, Tongue.of(exchange));
      case "/report.json" -> report(exchange);
      case "/metrics" -> metrics(exchange);
      case "/healthz" -> health(exchange);
      default -> Tongue.say(exchange, 404, "page.paths");
    }
  }

  private void page(Exchange exchange) throws IOException {
    Latest.Edition edition = edition(exchange);
    if (edition != null) {
      byte[] html = pages.page(edition, Tongue.of(exchange)).html();
      Answer.bytes(exchange, 200, "text/html; charset=utf-8", html);
    }
  }

  private void report(Exchange exchange) throws IOException {
    Latest.Edition edition = edition(exchange);
    if (edition != null) {
      Answer.bytes(exchange, 200, "application/json", pages.json(edition, Tongue.of(exchange)));
    }
  }

  private Latest.@Nullable Edition edition(Exchange exchange) throws IOException {
    Latest.Edition edition = latest.get();
    if (edition == null) {
      Tongue.say(exchange, 503, "page.unknown");
    }
    return edition;
  }

  private void metrics(Exchange exchange) throws IOException {
    String accept = exchange.header("Accept");
    // Text in either form; the binary form is for nobody to read here.
    ExpositionFormatWriter writer =
        accept != null && accept.contains("application/openmetrics-text")
            ? formats.getOpenMetricsTextFormatWriter()
            : formats.getPrometheusTextFormatWriter();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    Answer.bytes(exchange, 200, writer.getContentType(), text.toByteArray());
  }

  private void health(Exchange exchange) throws IOException {
    String blindness = latest.blindness();
    Answer.text(
        exchange, blindness == null ? 200 : 503, blindness == null ? "ok\n" : blindness + "\n");
  }
}
