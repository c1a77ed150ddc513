package lastlease.cli.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lastlease.capture.listen.FrameQueue;
import lastlease.cli.failure.SaidConversion;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeaseReadings;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseSpec;
import lastlease.session.Surroundings;
import lastlease.tables.TableReader;
import lastlease.tables.TableWatch;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where servers' own lease tables are. */
public final class LeaseOptions {
  @Option(
      names = "--leases",
      paramLabel = "SPEC",
      description =
          "read the server's own lease table: FORMAT:FILE, exec:FORMAT:COMMAND or"
              + " kea-api:http://HOST:8000; FORMAT is dnsmasq, isc, kea, odhcpd or csv, and for the"
              + " pool dnsmasq-conf, isc-conf or kea-conf; repeatable",
      converter = SpecConverter.class)
  List<LeaseSpec> specs = new ArrayList<>();

  /** Begins to read them beside a live session. */
  public TableWatch watch(FrameQueue queue) {
    return TableWatch.begin(LeaseSpec.told(specs), queue);
  }

  /** Reads each once; what cannot be read is a warning. */
  public List<LeaseNews> read(Surroundings here, boolean quiet) throws InterruptedException {
    List<LeaseNews> news = new ArrayList<>();
    for (LeaseSpec spec : LeaseSpec.told(specs)) {
      LeaseReadings readings = new LeaseReadings(spec.text());
      try {
        news.addAll(readings.read(TableReader.of(spec).read()));
      } catch (IOException | Unreadable e) {
        news.add(readings.failed(String.valueOf(e.getMessage())));
        if (!quiet) {
          here.complain(
              Saying.of("leases.failed")
                  .with("spec", spec.text())
                  .with(
                      "why",
                      e instanceof Unreadable
                          ? Saying.of("table.unreadable")
                              .with("why", String.valueOf(e.getMessage()))
                          : SaidException.of(e)));
        }
      }
    }
    return news;
  }

  /** A table as {@link LeaseSpec#parse} reads it. */
  static final class SpecConverter implements ITypeConverter<LeaseSpec> {
    @Override
    public LeaseSpec convert(String value) {
      try {
        return LeaseSpec.parse(value);
      } catch (IllegalArgumentException e) {
        throw new SaidConversion(Saying.of("usage.leases").with("given", value));
      }
    }
  }
}
