using System.Buffers.Binary;
using NeuroPose.Sessions.Bpod;
using NeuroPose.Sessions.Synthesis;

namespace NeuroPose.Sessions.Tests.Bpod;

public class MatFileTests
{
    private static readonly MatStruct Sample = new([1, 1], ["numbers", "text", "cells", "empty"],
    [
        [
            new MatNumbers([2, 2], [1, 2.5, double.NaN, -4]), new MatText([1, 3], ["abc"]),
            new MatCells([1, 2], [new MatNumbers([1, 1], [7]), new MatStruct([1, 1], ["a_name_of_thirty_one_characters"], [[new MatNumbers([1, 1], [8])]])]),
            new MatNumbers([0, 0], []),
        ],
    ]);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var read = Assert.IsType<MatStruct>(MatFile.Read(Bytes(), "a.mat")["SessionData"]);
        Assert.Equal(Sample.Fields, read.Fields);
        Assert.Equal([1, 2.5, double.NaN, -4], Assert.IsType<MatNumbers>(read.Field("numbers")).Values);
        Assert.Equal(["abc"], Assert.IsType<MatText>(read.Field("text")).Rows);
        var cells = Assert.IsType<MatCells>(read.Field("cells"));
        Assert.Equal([8.0], Assert.IsType<MatNumbers>(Assert.IsType<MatStruct>(cells.Items[1]).Field("a_name_of_thirty_one_characters")).Values);
        Assert.Empty(Assert.IsType<MatNumbers>(read.Field("empty")).Values);
    }

    [Fact]
    public void Small_elements_and_the_other_byte_order_are_read()
    {
        // A 1×2 array x of int16 numbers 3 and -4, whose name and numbers are in the tags, with the largest digit first.
        List<byte> bytes = [.. Enumerable.Repeat((byte)' ', 124), 1, 0, (byte)'M', (byte)'I'];
        void Word(uint value)
        {
            var word = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(word, value);
            bytes.AddRange(word);
        }

        Word(14);
        Word(48);
        Word(6);
        Word(8);
        Word(10);
        Word(0);
        Word(5);
        Word(8);
        Word(1);
        Word(2);
        Word((1 << 16) | 1);
        bytes.AddRange([(byte)'x', 0, 0, 0]);
        Word((4 << 16) | 3);
        bytes.AddRange([0, 3, 0xFF, 0xFC]);
        Assert.Equal([3.0, -4], Assert.IsType<MatNumbers>(MatFile.Read([.. bytes], "b.mat")["x"]).Values);
    }

    [Fact]
    public void A_file_of_version_7_3_is_named_with_what_to_do()
    {
        var error = Assert.Throws<FileFormatException>(() => MatFile.Read([0x89, (byte)'H', (byte)'D', (byte)'F', 13, 10, 26, 10], "c.mat"));
        Assert.Contains("version 7.3", error.Message, StringComparison.Ordinal);
        Assert.Contains("-v7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_damaged_or_has_fewer_variables_and_nothing_else()
    {
        var whole = Bytes();
        for (var length = 0; length < whole.Length; length += 7)
        {
            try
            {
                MatFile.Read(whole[..length], "d.mat");
            }
            catch (FileFormatException problem)
            {
                Assert.Equal("d.mat", problem.Place.File);
            }
        }
    }

    [Fact]
    public void A_session_without_a_field_says_which_and_what_there_is()
    {
        using var stream = new MemoryStream();
        MatWriter.Write(stream, "SessionData", Sample);
        using var folder = new Testing.TemporaryFolder();
        File.WriteAllBytes(folder.PathTo("e.mat"), stream.ToArray());
        var error = Assert.Throws<FileFormatException>(() => BpodFile.Read([NeuroPose.Sessions.Ingest.SourceFile.Of(folder.Root, "e.mat")]));
        Assert.Equal("e.mat: SessionData: the field \"nTrials\" is missing. It has numbers, text, cells, empty.", error.Message);
    }

    private static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        MatWriter.Write(stream, "SessionData", Sample);
        return stream.ToArray();
    }
}
