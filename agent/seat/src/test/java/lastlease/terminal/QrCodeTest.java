package lastlease.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn is read again, as a phone would. */
class QrCodeTest {
  private static final String ADDRESS =
      "https://192.168.111.222:8067/?token=0123456789abcdef0123456789abcdef";
  private static final int SCALE = 4;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDrawnIsTheAddress(boolean coloured) throws Exception {
    List<String> lines =
        QrCode.lines(ADDRESS, coloured).stream()
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
            .toList();
    // With room to spare on the smallest terminal.
    assertTrue(lines.size() <= 22, lines.size() + " lines");
    assertTrue(lines.stream().allMatch(line -> line.length() <= 44), lines.get(0).length() + "");
    int width = lines.get(0).length() * SCALE;
    int height = lines.size() * 2 * SCALE;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        char c = lines.get(y / SCALE / 2).charAt(x / SCALE);
        boolean upper = y / SCALE % 2 == 0;
        boolean drawn = c == '█' || c == (upper ? '▀' : '▄');
        pixels[y * width + x] = drawn == coloured ? 0 : 0xffffff;
      }
    }
    String read =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
            .getText();
    assertEquals(ADDRESS, read);
  }
}
