package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are what the schema says, and the schema says something. */
class SchemaTest {
  @TempDir private Path home = Path.of("");

  private static JsonSchema schema() throws IOException {
    try (InputStream in = PoolReport.class.getResourceAsStream("report.schema.json")) {
      assertNotNull(in);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  private String report(byte[] capture, String... more) throws IOException {
    Path file = home.resolve("capture.pcap");
    Files.write(file, capture);
    String[] words = new String[more.length + 4];
    words[0] = "analyze";
    words[1] = "--format";
    words[2] = "json";
    System.arraycopy(more, 0, words, 3, more.length);
    words[words.length - 1] = file.toString();
    return new Terminal(home).run(words).out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aReportOfAFullPoolIsValid(String language) throws IOException {
    String json =
        report(
            new VenueCapture().whole(),
            "--lang",
            language,
            "--reveal",
            "--pool",
            "10.0.0.11-10.0.0.12",
            "--server",
            "10.0.0.1");
    assertEquals(Set.of(), schema().validate(json, InputFormat.JSON));
  }

  @Test
  void theSchemaHasEachVerdictInTheOrderOfGravity() throws IOException {
    List<String> listed = new ArrayList<>();
    schema().getSchemaNode().at("/$defs/verdict/enum").forEach(name -> listed.add(name.asText()));
    assertEquals(Stream.of(Verdict.values()).map(Enum::name).toList(), listed);
  }

  @Test
  void aReportOfNothingIsValid() throws IOException {
    String json = report(lastlease.wire.PcapBytes.ethernet().bytes());
    assertEquals(Set.of(), schema().validate(json, InputFormat.JSON));
  }

  @Test
  void aLiveReportIsValid() throws IOException {
    String json =
        new Terminal(home)
            .in(new VenueCapture().whole())
            .run("watch", "-", "-q", "--no-dashboard", "--format", "json")
            .out();
    assertEquals(Set.of(), schema().validate(json, InputFormat.JSON));
  }

  @Test
  void aReportOfBeforeFieldsWereAddedStaysValid() throws IOException {
    JsonNode report = new ObjectMapper().readTree(report(new VenueCapture().whole()));
    for (String added :
        new String[] {
          "framesOmitted",
          "ruledOut",
          "segmentsOmitted",
          "whatIf",
          "recovery",
          "peak",
          "fullAt",
          "subnetAssumed",
          "madeUp"
        }) {
      List<JsonNode> holders = report.findParents(added);
      assertFalse(holders.isEmpty(), added);
      holders.forEach(holder -> ((ObjectNode) holder).remove(added));
    }
    assertEquals(Set.of(), schema().validate(report));
  }

  @Test
  void whatIsNoReportIsRefused() throws IOException {
    String json = report(new VenueCapture().whole());
    for (String damaged :
        new String[] {
          json.replace("lastlease.report/1", "lastlease.report/9"),
          json.replace("\"POOL_EXHAUSTED\"", "\"POOL_EMPTY\""),
          json.replace("\"detected\"", "\"noticed\""),
          json.replaceFirst("\"frames\" : \\d+", "\"frames\" : -1")
        }) {
      assertFalse(damaged.equals(json));
      assertTrue(!schema().validate(damaged, InputFormat.JSON).isEmpty());
    }
  }
}
