using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Numerics;
using NeuroPose.RuView.Witness;
using NeuroPose.Testing;
using NeuroPose.Vitals.Tests.Recordings;

namespace NeuroPose.RuView.Tests.Witness;

public sealed class HostileBundleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Archive => folder.PathTo("bundle.tar.gz");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("bundle/../../outside.txt")]
    [InlineData("/tmp/outside.txt")]
    [InlineData("bundle\\..\\outside.txt")]
    [InlineData("C:/outside.txt")]
    public void A_file_that_leads_out_of_the_archive_is_refused(string name)
    {
        Pack((TarEntryType.RegularFile, name, null));

        var report = WitnessBundle.Verify(Archive);

        Assert.Equal(WitnessOutcome.Fail, report.Verdict);
        Assert.Equal($"FAIL paths: refused: the file \"{name}\" leads out of the bundle.", report.Checks[0].ToString());
        Assert.Equal(["bundle.tar.gz"], Directory.EnumerateFileSystemEntries(folder.Root).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_in_an_archive_is_refused(TarEntryType type)
    {
        Pack((type, "bundle/proof", "/etc"));

        Assert.Equal("FAIL paths: refused: \"bundle/proof\" is a link to \"/etc\"; a bundle has none.", WitnessBundle.Verify(Archive).Checks[0].ToString());
    }

    [Fact]
    public void A_device_or_a_file_that_comes_twice_in_an_archive_is_refused()
    {
        Pack((TarEntryType.Fifo, "bundle/pipe", null));
        Assert.Contains("is no plain file", WitnessBundle.Verify(Archive).ToString(), StringComparison.Ordinal);
        Pack((TarEntryType.RegularFile, "bundle/a", null), (TarEntryType.RegularFile, "./bundle/a", null));
        Assert.Contains("comes twice", WitnessBundle.Verify(Archive).ToString(), StringComparison.Ordinal);
        Pack((TarEntryType.Directory, "../up", null));
        Assert.Contains("leads out of the bundle", WitnessBundle.Verify(Archive).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_in_a_folder_is_refused()
    {
        var bundle = Directory.CreateDirectory(folder.PathTo("bundle"));
        File.WriteAllText(folder.PathTo("secret.txt"), "secret");
        File.CreateSymbolicLink(Path.Combine(bundle.FullName, "log.txt"), folder.PathTo("secret.txt"));

        Assert.Equal("FAIL paths: refused: \"log.txt\" is a link; a bundle has none.", WitnessBundle.Verify(bundle.FullName).Checks[0].ToString());
    }

    [Fact]
    public void A_manifest_that_names_a_file_outside_fails_and_is_not_followed()
    {
        var bundle = Directory.CreateDirectory(folder.PathTo("bundle"));
        File.WriteAllText(Path.Combine(bundle.FullName, "MANIFEST.sha256"), $"{new string('a', 64)}  ../../secret.txt\n{new string('b', 64)}  /etc/passwd\nnonsense\n");

        var check = WitnessBundle.Verify(bundle.FullName).Checks[0];

        Assert.Equal(WitnessOutcome.Fail, check.Outcome);
        Assert.Equal("\"../../secret.txt\" leads out of the bundle; \"/etc/passwd\" leads out of the bundle; line 3 is no SHA-256 with a file's name.", check.Detail);
    }

    [Fact]
    public void A_file_that_unfolds_without_end_is_refused_in_little_memory()
    {
        using (var stream = new GZipStream(File.Create(Archive), CompressionLevel.Fastest))
        using (var archive = new TarWriter(stream, TarEntryFormat.Pax))
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "bundle/proof/sample_csi_data.json") { DataStream = new SpaceStream(200L << 20) });
        }

        Assert.Contains("unfolds beyond", WitnessBundle.Verify(Archive).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('L')]
    [InlineData('K')]
    public void A_header_that_announces_gigabytes_of_a_name_is_refused_before_they_are_taken(char kind)
    {
        var header = new byte[1024];
        "bundle/long"u8.CopyTo(header);
        "0000644\0"u8.CopyTo(header.AsSpan(100));
        "16000000000\0"u8.CopyTo(header.AsSpan(124));
        (header[156], header[148]) = ((byte)kind, 0);
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header[..512].Sum(part => part), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        using (var stream = new GZipStream(File.Create(Archive), CompressionLevel.Fastest))
        {
            stream.Write(header);
            stream.Write(new byte[1 << 20]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = WitnessBundle.Verify(Archive).ToString();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L << 20);
        Assert.Contains(
            "a header of the archive announces 1879048192 bytes; at most 1048576 are read there.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_unfolds_to_a_thousand_times_its_size_is_refused()
    {
        using (var stream = new GZipStream(File.Create(Archive), CompressionLevel.Optimal))
        using (var archive = new TarWriter(stream, TarEntryFormat.Pax))
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "bundle/other.txt") { DataStream = new SpaceStream(200L << 20) });
        }

        Assert.Contains("a header of the archive announces", WitnessBundle.Verify(Archive).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bundle_is_told_so()
    {
        File.WriteAllText(folder.PathTo("text.txt"), new string('x', 2000));
        Assert.Contains("expected a witness bundle", Assert.Throws<FileFormatException>(() => WitnessBundle.Verify(folder.PathTo("text.txt"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.PathTo("empty.tar.gz"), []);
        Assert.Contains("expected a witness bundle", Assert.Throws<FileFormatException>(() => WitnessBundle.Verify(folder.PathTo("empty.tar.gz"))).Message, StringComparison.Ordinal);
        Assert.Contains("no such file or folder", Assert.Throws<FileFormatException>(() => WitnessBundle.Verify(folder.PathTo("none"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_damage_makes_a_bundle_pass_or_the_verifier_crash()
    {
        File.WriteAllBytes(folder.PathTo("recording.json"), DocumentText.Make(3));
        WitnessBundle.Make(folder.PathTo("recording.json"), Archive);
        using var packed = new GZipStream(File.OpenRead(Archive), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        var whole = unpacked.ToArray();
        var random = new SeededRandom(28);
        var told = 0;
        for (var round = 0; round < 400; round++)
        {
            // Only bytes of contents count: owners and padding of the archive are no part of the bundle.
            var bytes = whole.ToArray();
            var at = random.NextInt(bytes.Length);
            bytes[at] ^= (byte)(1 << random.NextInt(8));
            var isCut = random.NextInt(2) == 0;
            File.WriteAllBytes(folder.PathTo("damaged.tar"), isCut ? bytes[..random.NextInt(whole.Length - 2048)] : bytes);
            try
            {
                var report = WitnessBundle.Verify(folder.PathTo("damaged.tar"));
                told += report.Verdict == WitnessOutcome.Pass ? 0 : 1;
            }
            catch (FileFormatException)
            {
                told++;
            }
        }

        Assert.InRange(told, 200, 400);
    }

    private void Pack(params (TarEntryType Type, string Name, string? Link)[] entries)
    {
        using var stream = new GZipStream(File.Create(Archive), CompressionLevel.Fastest);
        using var archive = new TarWriter(stream, TarEntryFormat.Pax);
        foreach (var (type, name, link) in entries)
        {
            var entry = new PaxTarEntry(type, name);
            if (link is not null)
            {
                entry.LinkName = link;
            }
            else if (type == TarEntryType.RegularFile)
            {
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes("content"));
            }

            archive.WriteEntry(entry);
        }
    }

    private sealed class SpaceStream(long length) : ReadOnlyStream
    {
        private long at;

        public override bool CanSeek => true;

        public override long Length => length;

        public override long Position
        {
            get => at;
            set => at = value;
        }

        protected override int Next(Span<byte> buffer)
        {
            var count = (int)Math.Min(length - at, buffer.Length);
            buffer[..count].Fill((byte)' ');
            at += count;
            return count;
        }
    }
}
