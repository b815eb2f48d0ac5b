using System.Buffers.Binary;
using NeuroPose.Poses;
using NeuroPose.Testing;

namespace NeuroPose.Formats.Tests.Numpy;

public sealed class NumpyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, byte[]> Types => new()
    {
        { "'<f8'", [.. new[] { 1.5, -2, 3 }.SelectMany(BitConverter.GetBytes)] },
        { "'>f8'", [.. new[] { 1.5, -2, 3 }.SelectMany(number => BitConverter.GetBytes(number).Reverse())] },
        { "'<f4'", [.. new[] { 1.5f, -2, 3 }.SelectMany(BitConverter.GetBytes)] },
        { "'>f4'", [.. new[] { 1.5f, -2, 3 }.SelectMany(number => BitConverter.GetBytes(number).Reverse())] },
        { "'<f2'", [.. new[] { (Half)1.5, (Half)(-2), (Half)3 }.SelectMany(BitConverter.GetBytes)] },
        { "'>f2'", [.. new[] { (Half)1.5, (Half)(-2), (Half)3 }.SelectMany(number => BitConverter.GetBytes(number).Reverse())] },
    };

    public static TheoryData<string, byte[]> WholeTypes => new()
    {
        { "'|i1'", [1, 0xFE, 3] },
        { "'|u1'", [1, 254, 3] },
        { "'<i2'", Bytes(2, isBig: false) },
        { "'>i2'", Bytes(2, isBig: true) },
        { "'<i4'", Bytes(4, isBig: false) },
        { "'>i4'", Bytes(4, isBig: true) },
        { "'<i8'", Bytes(8, isBig: false) },
        { "'>i8'", Bytes(8, isBig: true) },
        { "'<u2'", [1, 0, 254, 255, 3, 0] },
        { "'>u2'", [0, 1, 255, 254, 0, 3] },
        { "'<u4'", [1, 0, 0, 0, 254, 255, 255, 255, 3, 0, 0, 0] },
        { "'>u4'", [0, 0, 0, 1, 255, 255, 255, 254, 0, 0, 0, 3] },
        { "'<u8'", [1, 0, 0, 0, 0, 0, 0, 0, 254, 255, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0] },
        { "'>u8'", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 255, 254, 0, 0, 0, 0, 0, 0, 0, 3] },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Numbers_with_a_point_are_read_in_both_orders_of_bytes(string descr, byte[] elements)
    {
        var recording = Load(NpyBytes.Array(descr, "(1, 1, 3)", elements));

        Assert.Equal([1.5, -2, 3], recording.Persons[0].Coordinates.ToArray());
    }

    [Theory]
    [MemberData(nameof(WholeTypes))]
    public void Whole_numbers_of_every_size_are_read(string descr, byte[] elements)
    {
        double second = descr switch { "'|u1'" => 254, "'<u2'" or "'>u2'" or "'<u8'" or "'>u8'" => 65534, "'<u4'" or "'>u4'" => 4294967294, _ => -2 };

        var recording = Load(NpyBytes.Array(descr, "(1, 1, 3)", elements));

        Assert.Equal([1, second, 3], recording.Persons[0].Coordinates.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_version_of_the_format_is_read(int version)
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(2, 3, 3)", NpyBytes.Counting(18), version: version));

        Assert.Equal(17, recording.Persons[0].Coordinates.Span[^1]);
        Assert.Equal(["joint 0", "joint 1", "joint 2"], recording.Labels);
        Assert.Equal(LengthUnit.Unknown, recording.Unit);
        Assert.True(double.IsNaN(recording.FramesPerSecond));
    }

    [Fact]
    public void Fortran_order_gives_the_same_poses()
    {
        double[,,] poses = new double[2, 3, 3];
        List<double> columns = [];
        for (var (coordinate, number) = (0, 0); coordinate < 3; coordinate++)
        {
            for (var joint = 0; joint < 3; joint++)
            {
                for (var frame = 0; frame < 2; frame++)
                {
                    columns.Add(poses[frame, joint, coordinate] = ++number);
                }
            }
        }

        var recording = Load(NpyBytes.Array("'<f8'", "(2, 3, 3)", NpyBytes.Doubles([.. columns]), isFortran: true));

        Assert.Equal(poses.Cast<double>(), recording.Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Two_coordinates_are_two_dimensions_and_a_fourth_number_is_a_confidence()
    {
        var flat = Load(NpyBytes.Array("'<f8'", "(2, 1, 2)", NpyBytes.Counting(4)));
        var sure = Load(NpyBytes.Array("'<f8'", "(2, 1, 4)", NpyBytes.Counting(8)));

        Assert.Equal(2, flat.Dimensions);
        Assert.Equal([0, 1, 0, 2, 3, 0], flat.Persons[0].Coordinates.ToArray());
        Assert.Equal(3, sure.Dimensions);
        Assert.Equal([3, 7], sure.Persons[0].Confidence.ToArray());
    }

    [Fact]
    public void One_coordinate_that_is_missing_makes_the_point_missing()
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(1, 2, 3)", NpyBytes.Doubles(1, double.NaN, 3, 4, 5, 6)));

        Assert.Equal([double.NaN, double.NaN, double.NaN, 4, 5, 6], recording.Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Fewer_people_than_frames_are_taken_as_people_with_a_notice()
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(2, 5, 1, 3)", NpyBytes.Counting(30)));

        Assert.Equal(2, recording.Persons.Count);
        Assert.Equal(15, recording.Persons[1].Coordinates.Span[0]);
        Assert.Contains(recording.Notices, notice => notice.Contains("fpjc", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shape_that_leaves_a_choice_asks_for_the_order()
    {
        var bytes = NpyBytes.Array("'<f8'", "(5, 2, 1, 3)", NpyBytes.Counting(30));

        Assert.Contains("ArrayOrder", Assert.Throws<FileFormatException>(() => Load(bytes)).Message, StringComparison.Ordinal);
        var recording = Load(bytes, new() { ArrayOrder = "fpjc" });
        Assert.Equal((2, 5), (recording.Persons.Count, recording.FrameCount));
        Assert.Equal(3, recording.Persons[1].Coordinates.Span[0]);
    }

    [Theory]
    [InlineData("(5, 7)", null)]
    [InlineData("(5, 3, 7)", null)]
    [InlineData("(5, 3, 7)", "fcx")]
    [InlineData("(5, 3, 7)", "ffc")]
    [InlineData("(5, 3, 7)", "fc")]
    [InlineData("(5, 3, 7)", "fjc")]
    public void A_shape_that_is_none_of_poses_is_refused_with_its_numbers(string shape, string? order)
    {
        var problem = Assert.Throws<FileFormatException>(() => Load(NpyBytes.Array("'<f8'", shape, NpyBytes.Counting(105)), new() { ArrayOrder = order }));

        Assert.Contains(shape, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_with_the_coordinates_in_the_middle_can_be_given()
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(1, 3, 2)", NpyBytes.Counting(6)), new() { ArrayOrder = "FCJ" });

        Assert.Equal([0, 2, 4, 1, 3, 5], recording.Persons[0].Coordinates.ToArray());
    }

    [Fact]
    public void Python_objects_are_refused_because_opening_them_can_run_code()
    {
        var problem = Assert.Throws<FileFormatException>(() => Load(NpyBytes.Array("'|O'", "(1,)", [0x80, 3])));

        Assert.Contains("holds Python objects (pickle) and is not opened, because opening one can run code.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'<c16'", "complex")]
    [InlineData("'<f16'", "16 bytes")]
    [InlineData("'<M8[us]'", "<M8[us]")]
    [InlineData("[('x', '<f8'), ('y', '<f8')]", "structured")]
    [InlineData("'<U5'", "text")]
    public void Other_types_are_refused_by_name(string descr, string word)
    {
        var problem = Assert.Throws<FileFormatException>(() => Load(NpyBytes.Array(descr, "(1, 1, 3)", new byte[480])));

        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 3)")]
    [InlineData("{'descr': '<f8', 'fortran_order': Maybe, 'shape': (1, 1, 3), }")]
    [InlineData("{'descr': '<f8', 'shape': (1, 1, 3), }")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (1, -1, 3), }")]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 1, 3), }")]
    [InlineData("{'descr': __import__('os'), 'fortran_order': False, 'shape': (1, 1, 3), }")]
    [InlineData("[1, 2]")]
    [InlineData("")]
    public void A_broken_header_is_refused_with_its_place(string header)
    {
        var problem = Assert.Throws<FileFormatException>(() => Load(NpyBytes.WithHeader(header, NpyBytes.Counting(3))));

        Assert.Contains("byte 10", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_Python_2_is_read()
    {
        Assert.Equal(1, Load(NpyBytes.WithHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (1L, 1L, 3L)}", NpyBytes.Counting(3))).FrameCount);
    }

    [Fact]
    public void A_file_that_was_cut_short_is_refused_and_its_whole_frames_are_loaded_if_that_is_allowed()
    {
        var bytes = NpyBytes.Array("'<f8'", "(5, 1, 3)", NpyBytes.Counting(10));

        Assert.Contains("5 frames were announced, 3 whole ones are there", Assert.Throws<FileFormatException>(() => Load(bytes)).Message, StringComparison.Ordinal);
        Assert.Equal(3, Load(bytes, new() { AllowTruncated = true }).FrameCount);
    }

    [Theory]
    [InlineData("(2000000000, 2000000000, 3)")]
    [InlineData("(2000000000, 1, 3)")]
    [InlineData("(4000, 4000, 4)")]
    public void An_array_that_is_larger_than_its_file_is_refused_before_memory_is_taken(string shape)
    {
        Assert.Contains("cut short", Assert.Throws<FileFormatException>(() => Load(NpyBytes.Array("'<f8'", shape, NpyBytes.Counting(3)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FreeMoCaps_body_has_names_and_its_unit_is_asked_for()
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(1, 33, 3)", NpyBytes.Counting(99)), name: "mediapipe_body_3d_xyz.npy");

        Assert.Equal(("nose", "right_foot_index"), (recording.Labels[0], recording.Labels[^1]));
        Assert.Contains(recording.Notices, notice => notice.Contains("LoadOptions.Unit", StringComparison.Ordinal));
        Assert.Equal(LengthUnit.Unknown, recording.Unit);
    }

    [Fact]
    public void A_third_number_that_may_be_a_confidence_is_pointed_out()
    {
        var recording = Load(NpyBytes.Array("'<f8'", "(2, 1, 3)", NpyBytes.Doubles(100, 200, 0.5, 101, 201, 0.9)));

        Assert.Contains(recording.Notices, notice => notice.Contains("confidence", StringComparison.Ordinal));
    }

    private static byte[] Bytes(int size, bool isBig) =>
    [
        .. new long[] { 1, -2, 3 }.SelectMany(number =>
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            return isBig ? bytes[..size].Reverse() : bytes[..size];
        }),
    ];

    private MotionRecording Load(byte[] bytes, LoadOptions? options = null, string name = "poses.npy")
    {
        var path = folder.PathTo(name);
        File.WriteAllBytes(path, bytes);
        return MotionFile.Load(path, options);
    }
}
