package lastlease.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseNewsText;
import lastlease.reports.render.Json;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Inputs as a journal has them: one flat JSON object each, with its kind and time. Frames are no
 * text; they stand in a journal as they are.
 */
public final class InputText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private InputText() {}

  /** A record that says nothing that could be understood. */
  public static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message, Throwable cause) {
      super("a record of the journal is damaged: " + message, cause);
    }
  }

  /**
   * Writes an input.
   *
   * @throws IllegalArgumentException for a frame
   */
  public static String of(Input input) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", kind(input));
    values.put("at", input.micros());
    if (input instanceof Input.Start start) {
      values.put("name", start.name());
      values.put("source", start.kind());
      values.put("title", start.title() == null ? "" : start.title());
      Settings settings = start.settings();
      values.put("pools", settings.pools().stream().map(Settings.PoolOption::text).toList());
      values.put("servers", settings.servers().stream().map(Ipv4::toString).toList());
      if (settings.router() != null) {
        values.put("router", settings.router());
      }
      if (settings.contact() != null) {
        values.put("contact", settings.contact());
      }
    } else if (input instanceof Input.Own own) {
      put(own.address(), values);
    } else if (input instanceof Input.Passed passed) {
      values.put("frames", passed.frames());
      values.put("withoutTime", passed.withoutTime());
    } else if (input instanceof Input.Gap gap) {
      values.put("from", gap.from());
      values.put("reason", gap.reason());
      if (gap.point() != null) {
        values.put("point", gap.point());
      }
    } else if (input instanceof Input.Blind blind) {
      values.put("point", blind.point());
    } else if (input instanceof Input.ClockStep step) {
      values.put("by", step.by());
    } else if (input instanceof Input.Lost lost) {
      values.put("frames", lost.frames());
    } else if (input instanceof Input.Leases leases) {
      LeaseNewsText.put(leases.news(), values);
      if (leases.readAt() != leases.micros()) {
        values.put("readAt", leases.readAt());
      }
    }
    StringWriter text = new StringWriter();
    Json.write(values, text, false);
    return text.toString();
  }

  private static String kind(Input input) {
    if (input instanceof Input.Start) {
      return "start";
    } else if (input instanceof Input.Own) {
      return "own";
    } else if (input instanceof Input.Passed) {
      return "passed";
    } else if (input instanceof Input.Time) {
      return "advance";
    } else if (input instanceof Input.Gap) {
      return "gap";
    } else if (input instanceof Input.Blind) {
      return "blind";
    } else if (input instanceof Input.ClockStep) {
      return "clock";
    } else if (input instanceof Input.Lost) {
      return "lost";
    } else if (input instanceof Input.Leases) {
      return "leases";
    } else if (input instanceof Input.End) {
      return "end";
    }
    throw new IllegalArgumentException("no text says what a frame is");
  }

  private static void put(Observation.OwnAddress own, Map<String, Object> values) {
    values.put("point", own.seen().point());
    values.put("iface", own.iface());
    values.put("mac", own.mac().toString());
    values.put("address", own.address().toString());
    values.put("prefixLength", (long) own.prefixLength());
    values.put("present", own.present());
    values.put("byDesign", own.byDesign());
    if (own.server() != null) {
      values.put("server", own.server().toString());
    }
    if (own.leaseSeconds() != null) {
      values.put("leaseSeconds", own.leaseSeconds());
    }
    if (own.router() != null) {
      values.put("router", own.router().toString());
    }
  }

  /**
   * Reads an input.
   *
   * @return null for what a newer version wrote and this one does not know
   * @throws Damaged if it is none
   */
  public static @Nullable Input parse(String json) throws Damaged {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new Told(values(parser)).input();
    } catch (IOException | IllegalArgumentException e) {
      throw new Damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, Object> values(JsonParser parser) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      all.put(name, value(parser));
    }
    return all;
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return parser.getBooleanValue();
    }
    if (token == JsonToken.START_ARRAY) {
      List<String> list = new ArrayList<>();
      for (JsonToken one = parser.nextToken();
          one != JsonToken.END_ARRAY;
          one = parser.nextToken()) {
        if (one == null || !one.isScalarValue()) {
          throw new IOException("a list that is none");
        }
        list.add(parser.getText());
      }
      return list;
    }
    if (token == null || !token.isScalarValue()) {
      throw new IOException("a value that is none");
    }
    return parser.getText();
  }

  /** The values of a record; what is missing reads as empty, zero or false. */
  private record Told(Map<String, Object> values) {
    @Nullable Input input() throws IOException {
      if (!(values.get("kind") instanceof String kind) || !(values.get("at") instanceof Long at)) {
        throw new IOException("no kind or no time");
      }
      if (!Frame.isTime(at) || !Frame.isTime(number("from"))) {
        throw new IOException("a time that cannot be");
      }
      return switch (kind) {
        case "start" -> start(at);
        case "own" -> new Input.Own(own(at));
        case "passed" -> new Input.Passed(at, number("frames"), number("withoutTime"));
        case "advance" -> new Input.Time(at);
        case "gap" -> gap(at);
        case "blind" -> new Input.Blind(at, text("point"));
        case "clock" -> new Input.ClockStep(at, number("by"));
        case "lost" -> new Input.Lost(at, number("frames"));
        case "leases" ->
            new Input.Leases(
                at,
                LeaseNewsText.parse(values),
                values.get("readAt") instanceof Long readAt ? readAt : at);
        case "end" -> new Input.End(at);
        default -> null;
      };
    }

    private Input start(long at) {
      String title = text("title");
      return new Input.Start(
          at,
          text("name"),
          text("source"),
          title.isEmpty() ? null : title,
          new Settings(
              list("pools").stream().map(Settings.PoolOption::parse).toList(),
              list("servers").stream().map(Ipv4::parse).toList(),
              values.get("router") instanceof String router ? router : null,
              values.get("contact") instanceof String contact ? contact : null));
    }

    /** Journals of before know no points: what they tell of was everywhere. */
    private Input.Gap gap(long at) {
      String point = text("point");
      return new Input.Gap(number("from"), at, text("reason"), point.isEmpty() ? null : point);
    }

    private Observation.OwnAddress own(long at) {
      String server = text("server");
      String router = text("router");
      return new Observation.OwnAddress(
          new Observation.Seen(at, text("point"), "", 0, 0),
          text("iface"),
          MacAddress.parse(text("mac")),
          Ipv4.parse(text("address")),
          Math.min(32, Math.max(0, (int) number("prefixLength"))),
          truth("present"),
          truth("byDesign"),
          server.isEmpty() ? null : Ipv4.parse(server),
          values.containsKey("leaseSeconds") ? number("leaseSeconds") : null,
          router.isEmpty() ? null : Ipv4.parse(router));
    }

    private String text(String name) {
      return String.valueOf(values.getOrDefault(name, ""));
    }

    private long number(String name) {
      return values.get(name) instanceof Long number ? number : 0;
    }

    private boolean truth(String name) {
      return Boolean.TRUE.equals(values.get(name));
    }

    private List<String> list(String name) {
      return values.get(name) instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : List.of();
    }
  }
}
