using NeuroPose.Numerics;

namespace NeuroPose.Formats.Tests.C3d;

/// <summary>A known force at a known place of a plate, as each type of plate would store it.</summary>
public class ForcePlateTests
{
    // The plate lies turned in the laboratory: its x is the laboratory's y, its y the laboratory's x, its z points into the ground.
    private static readonly Point3 Center = new(1000, 200, 50);
    private static readonly Point3[] Corners = [new(1300, 400, 50), new(1300, 0, 50), new(700, 0, 50), new(700, 400, 50)];

    // In the plate's axes, newtons and millimeters: 800 N up, some of it sideways; 60 and -110 from the center; a free moment.
    private static readonly Point3 Force = new(30, -20, -800);
    private static readonly Point3 Place = new(60, -110, 0);
    private const double FreeMoment = 5000;

    // From the sensors to the middle of the surface.
    private static readonly Point3 Origin = new(2, -3, -40);

    public static TheoryData<int> Types => new(1, 2, 3, 4);

    [Theory]
    [MemberData(nameof(Types))]
    public void Force_moment_and_center_of_pressure_are_in_laboratory_coordinates(int type)
    {
        var file = Plate(type).LoadFile();
        var plate = Assert.Single(file.ForcePlates);

        Assert.Empty(file.Recording.Notices);
        AssertNear([-20, 30, 800], plate.Forces()[..3]);
        AssertNear([800], plate.Loads()[..1]);
        AssertNear([Center.X - 110, Center.Y + 60, Center.Z], plate.CentersOfPressure()[..3]);
        AssertNear([0, 0, -FreeMoment], plate.FreeMoments()[..3]);

        // About the center: the arm across the force, and the free moment, whose axis points down.
        var moment = new Point3(-110, 60, 0).Cross(new(-20, 30, 800)) + new Point3(0, 0, -FreeMoment);
        AssertNear([moment.X, moment.Y, moment.Z], plate.Moments()[..3]);
        Assert.Equal((type, Center), (plate.Type, plate.Center));
        Assert.Equal((16, 400.0, 0.0), (plate.SampleCount, plate.SamplesPerSecond, plate.StartSeconds));
    }

    [Fact]
    public void Where_nobody_stands_on_the_plate_there_is_no_center_of_pressure()
    {
        var plate = Plate(2).LoadFile().ForcePlates[0];

        Assert.All(plate.CentersOfPressure(leastLoad: 801)[..3], number => Assert.True(double.IsNaN(number)));
        Assert.All(plate.FreeMoments(leastLoad: 801)[..3], number => Assert.True(double.IsNaN(number)));
        Assert.Throws<ArgumentOutOfRangeException>(() => plate.CentersOfPressure(leastLoad: 0));
        Assert.True(plate.Contains(new(1299, 1, 900)));
        Assert.False(plate.Contains(new(1299, -1, 50)));
        Assert.False(plate.Contains(Point3.Unknown));
        Assert.Equal("force plate 1 (type 2): 400 × 600 mm, channels channel 1, channel 2, channel 3, channel 4, channel 5, channel 6", plate.ToString());
    }

    [Fact]
    public void An_origin_above_the_surface_is_turned_around_with_a_notice()
    {
        var file = Plate(2).With("FORCE_PLATFORM:ORIGIN", (new[] { 3, 1 }, new[] { -Origin.X, -Origin.Y, -Origin.Z })).LoadFile();

        AssertNear([Center.X - 110, Center.Y + 60, Center.Z], file.ForcePlates[0].CentersOfPressure()[..3]);
        Assert.Contains(file.Recording.Notices, notice => notice.StartsWith("Force plate 1: ORIGIN is above the surface", StringComparison.Ordinal));
    }

    [Fact]
    public void Moments_in_newton_meters_are_brought_into_the_unit_of_the_points()
    {
        var file = Plate(2);
        var inMeters = file with { Sample = (sample, channel) => file.Sample(sample, channel) / (channel > 2 ? 1000 : 1) };
        var plate = inMeters.With("ANALOG:UNITS", new[] { "N", "N", "N", "N.m", "Nm", "Nm" }).LoadFile().ForcePlates[0];

        AssertNear([Center.X - 110, Center.Y + 60, Center.Z], plate.CentersOfPressure()[..3]);
    }

    [Fact]
    public void A_matrix_that_is_stored_by_rows_is_read_by_rows()
    {
        var file = Plate(4);
        double[] byRows = [.. Matrix().Chunk(6).SelectMany((_, row) => Matrix().Where((_, at) => at % 6 == row))];
        var plate = file.With("FORCE_PLATFORM:CAL_MATRIX", (new[] { 6, 6, 1 }, byRows)).With("FORCE_PLATFORM:MATRIX_STORE", "BYROW").LoadFile().ForcePlates[0];

        AssertNear([-20, 30, 800], plate.Forces()[..3]);
    }

    [Fact]
    public void Channels_are_read_as_far_as_the_type_has_them_and_what_stands_behind_is_nothing()
    {
        var file = Plate(2).With("FORCE_PLATFORM:CHANNEL", (new[] { 8, 1 }, new[] { 1, 2, 3, 4, 5, 6, 24389, 0 })).LoadFile();

        AssertNear([-20, 30, 800], Assert.Single(file.ForcePlates).Forces()[..3]);
    }

    [Theory]
    [InlineData("FORCE_PLATFORM:TYPE", "has type 21, which is not read (1 to 4 are), and was left out.")]
    [InlineData("FORCE_PLATFORM:CHANNEL", "has no channels, and was left out.")]
    [InlineData("FORCE_PLATFORM:CAL_MATRIX", "has type 4, but no CAL_MATRIX of 6 × 6 numbers, and was left out.")]
    [InlineData("FORCE_PLATFORM:CORNERS", "has corners or an origin that span no surface, and was left out.")]
    public void A_plate_that_cannot_be_read_is_left_out_and_the_notice_says_why(string parameter, string notice)
    {
        object? value = parameter switch
        {
            "FORCE_PLATFORM:TYPE" => new[] { 21 },
            "FORCE_PLATFORM:CHANNEL" => (new[] { 6, 1 }, new[] { 1, 2, 3, 4, 5, 7 }),
            "FORCE_PLATFORM:CORNERS" => (new[] { 3, 4, 1 }, new double[12]),
            _ => null,
        };
        var file = Plate(4).With(parameter, value).LoadFile();

        Assert.Empty(file.ForcePlates);
        Assert.Contains("Force plate 1 " + notice, file.Recording.Notices);
    }

    private static C3dTestFile Plate(int type)
    {
        var channels = Channels(type);
        var file = new C3dTestFile
        {
            ChannelCount = channels.Length,
            SamplesPerFrame = 4,
            Sample = (_, channel) => channels[channel],
            ["ANALOG:SCALE"] = channels.Select(_ => 1.0).ToArray(),
            ["FORCE_PLATFORM:USED"] = 1,
            ["FORCE_PLATFORM:TYPE"] = new[] { type },
            ["FORCE_PLATFORM:CORNERS"] = (new[] { 3, 4, 1 }, Corners.SelectMany(corner => new[] { corner.X, corner.Y, corner.Z }).ToArray()),
            ["FORCE_PLATFORM:ORIGIN"] = (new[] { 3, 1 }, type == 3 ? [120.0, 200, -40] : new[] { Origin.X, Origin.Y, Origin.Z }),
            ["FORCE_PLATFORM:CHANNEL"] = (new[] { channels.Length, 1 }, Enumerable.Range(1, channels.Length).ToArray()),
        };
        return type == 4 ? file.With("FORCE_PLATFORM:CAL_MATRIX", (new[] { 6, 6, 1 }, Matrix())) : file;
    }

    /// <summary>What the sensors of each type measure of the force at the place.</summary>
    private static double[] Channels(int type)
    {
        var moment = (Place + (type == 3 ? new(0, 0, Origin.Z) : Origin)).Cross(Force) + new Point3(0, 0, FreeMoment);
        double[] wrench = [Force.X, Force.Y, Force.Z, moment.X, moment.Y, moment.Z];
        return type switch
        {
            1 => [Force.X, Force.Y, Force.Z, Place.X, Place.Y, FreeMoment],
            2 => wrench,
            3 => Sensors(moment),
            _ => Volts(wrench),
        };
    }

    /// <summary>Forces at four sensors, 120 and 200 from the middle, that have the sums and moments asked for.</summary>
    private static double[] Sensors(Point3 moment)
    {
        var (a, b) = (120.0, 200.0);
        var (mean, aboutX, aboutY) = (Force.Z / 4, moment.X / (4 * b), moment.Y / (4 * a));

        // All of the turning about z is left to the forces along x.
        var turn = moment.Z / b;
        return
        [
            (Force.X - turn) / 2, (Force.X + turn) / 2, Force.Y / 2, Force.Y / 2,
            mean + aboutX - aboutY, mean + aboutX + aboutY, mean - aboutX + aboutY, mean - aboutX - aboutY,
        ];
    }

    /// <summary>By columns: each channel has a factor, and the second also moves the first number.</summary>
    private static double[] Matrix()
    {
        var matrix = new double[36];
        for (var diagonal = 0; diagonal < 6; diagonal++)
        {
            matrix[7 * diagonal] = diagonal < 3 ? 500 : 800_000;
        }

        matrix[6] = 4;
        return matrix;
    }

    private static double[] Volts(double[] wrench)
    {
        double[] volts = [.. wrench.Select((number, channel) => number / (channel < 3 ? 500 : 800_000))];
        volts[0] -= 4 * volts[1] / 500;
        return volts;
    }

    private static void AssertNear(double[] expected, double[] found)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            // Files have single precision.
            Assert.True(Math.Abs(expected[index] - found[index]) < 0.05, FormattableString.Invariant($"expected {expected[index]}, found {found[index]}"));
        }
    }
}
