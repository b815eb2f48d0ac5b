using System.Text;
using NeuroPose.Sessions.Configuration;
using NeuroPose.Sessions.Facemap;
using NeuroPose.Sessions.Synthesis;

namespace NeuroPose.Sessions.Tests.Facemap;

public class FacemapFileTests
{
    [Fact]
    public void A_dictionary_of_arrays_is_read_back()
    {
        var signals = FacemapFile.Read(Dictionary(), "a.npy", [], []);
        Assert.Equal(["pupil_area", "blink"], signals.Select(signal => signal.Name));
        Assert.Equal([1.5, double.NaN, 3], signals[0].Values);
    }

    [Fact]
    public void A_name_that_could_run_code_is_refused_and_nothing_is_executed()
    {
        var whole = Dictionary();
        var text = Encoding.Latin1.GetString(whole).Replace("cnumpy\ndtype\n", "cposix\nsystem\n", StringComparison.Ordinal);
        var error = Assert.Throws<FileFormatException>(() => FacemapFile.Read(Encoding.Latin1.GetBytes(text), "b.npy", [], []));
        Assert.Contains("names posix.system, which is not opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_damaged_and_nothing_else()
    {
        var whole = Dictionary();
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<FileFormatException>(() => FacemapFile.Read(whole[..length], "c.npy", [], []));
        }
    }

    [Fact]
    public void Regions_that_share_more_than_a_fifth_are_named()
    {
        FaceRegion[] regions = [new("a", "cam0", 0, 0, 100, 100), new("b", "cam0", 70, 0, 100, 100), new("c", "cam0", 160, 0, 100, 100), new("d", "cam1", 0, 0, 100, 100)];
        Assert.Equal(["the regions a and b share 30 % of the smaller one."], MotionEnergy.Overlaps(regions));
    }

    private static byte[] Dictionary()
    {
        using var stream = new MemoryStream();
        NpyDictionary.Write(stream, [("pupil_area", [1.5, double.NaN, 3]), ("blink", [0, 1, 0])]);
        return stream.ToArray();
    }
}
