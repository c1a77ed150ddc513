package lastlease.lab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;

/**
 * How somebody looks at a page.
 *
 * @param width in CSS pixels
 * @param locale what the browser asks for
 */
public record View(int width, boolean dark, String locale) {
  private static final int HEIGHT = 900;

  /** A desk and a phone, by day and by night. */
  static final List<View> ALL =
      List.of(desk("en-US"), desk("en-US").atNight(), phone("en-US"), phone("en-US").atNight());

  /** Both widths and both colour schemes: what is looked at slowly is looked at in these. */
  static final List<View> AUDITED = List.of(desk("en-US"), phone("en-US").atNight());

  /** A laptop's window. */
  public static View desk(String locale) {
    return new View(1280, false, locale);
  }

  /** A phone held upright. */
  public static View phone(String locale) {
    return new View(390, false, locale);
  }

  View atNight() {
    return new View(width, true, locale);
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, HEIGHT)
        .setColorScheme(scheme())
        .setLocale(locale);
  }

  private ColorScheme scheme() {
    return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
  }

  /** Makes an open page look so; its locale stays. */
  void apply(Page page) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(scheme()).setMedia(Media.SCREEN));
  }

  @Override
  public String toString() {
    return width + (dark ? " dark" : "");
  }
}
