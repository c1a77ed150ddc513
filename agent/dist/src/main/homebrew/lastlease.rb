# Untested: written for Homebrew, never run on a Mac. VERSION and SHA256 are those of the -noarch
# tarball; URL is where you keep it.
class Lastlease < Formula
  desc "Tells why devices on a Wi-Fi get no address"
  homepage "URL"
  url "URL/lastlease-@version@-noarch.tar.gz"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk@17"

  def install
    libexec.install "bin", "lib", "hub"
    rm libexec/"bin/lastlease.cmd"
    (bin/"lastlease").write_env_script libexec/"bin/lastlease", JAVA_HOME: Formula["openjdk@17"].opt_prefix
    man1.install Dir["man/man1/*"]
    bash_completion.install "completion/bash/lastlease"
    zsh_completion.install "completion/zsh/_lastlease"
    fish_completion.install "completion/fish/lastlease.fish"
    pkgshare.install "ops", "lastlease.properties"
  end

  def caveats
    <<~EOS
      macOS brings libpcap. Capturing needs the right to read /dev/bpf*:
        sudo tcpdump -U -w - | lastlease watch -
      needs it for tcpdump only.
    EOS
  end

  test do
    assert_match "lastlease #{version}", shell_output("#{bin}/lastlease --version")
    system bin/"lastlease", "demo", "--fast", "--out", testpath/"report"
    assert_predicate testpath/"report/report.html", :exist?
  end
end
