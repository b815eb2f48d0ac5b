using NeuroPose.Numerics;

namespace NeuroPose.Vitals.Synthesis;

/// <summary>The channel of a synthetic room, packet by packet.</summary>
internal sealed class RoomChannel
{
    private const double LightMetersPerSecond = 299_792_458.0;

    private readonly SyntheticRoom room;
    private readonly int subcarriers;
    private readonly double unit;
    private readonly (double Real, double Imaginary)[] still;
    private readonly (double Real, double Imaginary)[] chest;
    private readonly (double Real, double Imaginary)[] moved;
    private readonly (double Real, double Imaginary)[] turns;
    private readonly double[] drift;
    private readonly double[] gainSteps;
    private readonly double[] phaseErrors;
    private readonly SeededRandom packets;
    private readonly SeededRandom walk;
    private readonly SeededRandom steps;
    private readonly SeededRandom noise;

    /// <summary>Makes a room.</summary>
    /// <param name="room">What is in it.</param>
    /// <param name="subcarriers">Subcarriers of each stream.</param>
    /// <param name="unit">The amplitude of the straight way.</param>
    /// <param name="random">Where everything comes from.</param>
    public RoomChannel(SyntheticRoom room, int subcarriers, double unit, SeededRandom random)
    {
        (this.room, this.subcarriers, this.unit) = (room, subcarriers, unit);
        var places = random.Fork("places");
        (packets, walk, steps, noise) = (random.Fork("packets"), random.Fork("phase drift"), random.Fork("gain steps"), random.Fork("room noise"));
        var size = room.Receive * room.Transmit * subcarriers;
        (still, chest) = (new (double, double)[size], new (double, double)[size]);
        (moved, turns) = (new (double, double)[subcarriers], new (double, double)[subcarriers]);
        (drift, gainSteps) = (new double[room.Receive], new double[room.Receive]);
        phaseErrors = [.. Enumerable.Range(0, room.Receive).Select(_ => room.AntennaPhaseError * (0.2 + (0.8 * places.NextDouble())))];
        AddPath(still, 1.0, 0.0, 0.0, 0.0);
        for (var reflection = 0; reflection < room.Reflections; reflection++)
        {
            AddPath(still, room.ReflectionShare * (0.4 + (0.6 * places.NextDouble())), 12.0 * places.NextDouble(), Angle(places), Angle(places));
        }

        AddPath(chest, room.ChestShare, 0.5 + (2.5 * places.NextDouble()), Angle(places), Angle(places));
    }

    /// <summary>Goes on by a time: phases drift and gains step.</summary>
    public void Advance(double seconds)
    {
        var spread = room.PhaseDrift * Math.Sqrt(Math.Abs(seconds) / 60.0);
        var chance = room.GainStepsPerMinute * Math.Abs(seconds) / 60.0;
        for (var antenna = 0; antenna < drift.Length; antenna++)
        {
            drift[antenna] += spread * walk.NextGaussian();
            if (steps.NextDouble() < chance)
            {
                // Around the middle: a gain that has stepped up steps down again.
                gainSteps[antenna] = gainSteps[antenna] != 0 ? 0.0 : steps.NextDouble() < 0.5 ? room.GainStep : -room.GainStep;
            }
        }
    }

    /// <summary>Makes a packet.</summary>
    /// <param name="chestUnits">How far the chest is from its middle, in strokes.</param>
    /// <param name="noiseSize">The standard deviation of the noise of each part.</param>
    /// <param name="motion">What movement adds to each stream's parts.</param>
    /// <param name="amplitudes">Room for the amplitudes, receive antenna after receive antenna.</param>
    /// <param name="phases">Room for the phases.</param>
    public void Compose(double chestUnits, double noiseSize, double motion, Span<double> amplitudes, Span<double> phases)
    {
        var (phase, slope) = (room.CommonPhaseError * packets.NextGaussian(), 2.0 * Math.PI * room.SubcarrierHz * room.SamplingTimeError * packets.NextGaussian());
        var gain = room.GainError * packets.NextGaussian();
        var away = 2.0 * room.StrokeMeters * chestUnits / LightMetersPerSecond;
        for (var k = 0; k < subcarriers; k++)
        {
            moved[k] = Turn(-2.0 * Math.PI * Hertz(k) * away);
            turns[k] = Turn(phase + (slope * (k - (subcarriers / 2.0))));
        }

        var own = Turn(0.0);
        for (var stream = 0; stream < room.Receive * room.Transmit; stream++)
        {
            var antenna = stream / room.Transmit;
            own = stream % room.Transmit == 0 ? Turn(drift[antenna] + (phaseErrors[antenna] * packets.NextGaussian())) : own;
            var size = unit * ExactMath.Exp((gain + gainSteps[antenna]) * ExactMath.Log(10.0) / 20.0);
            for (var k = 0; k < subcarriers; k++)
            {
                var at = (stream * subcarriers) + k;
                var path = Times(chest[at], moved[k]);
                var received = Times(Times((still[at].Real + path.Real + (motion / unit), still[at].Imaginary + path.Imaginary), turns[k]), own);
                var (real, imaginary) = ((size * received.Real) + (noiseSize * noise.NextGaussian()), (size * received.Imaginary) + (noiseSize * noise.NextGaussian()));
                amplitudes[at] = Math.Sqrt((real * real) + (imaginary * imaginary));
                phases[at] = ExactMath.Atan2(imaginary, real);
            }
        }
    }

    private static double Angle(SeededRandom random) => (random.NextDouble() - 0.5) * Math.PI;

    private static (double Real, double Imaginary) Turn(double angle) => (ExactMath.Cos(angle), ExactMath.Sin(angle));

    private static (double Real, double Imaginary) Times((double Real, double Imaginary) a, (double Real, double Imaginary) b) =>
        ((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    private double Hertz(int subcarrier) => room.CarrierHz + (room.SubcarrierHz * (subcarrier - (subcarriers / 2.0)));

    /// <summary>Adds a path that is so much longer than the straight way, and leaves and arrives at an angle to it.</summary>
    private void AddPath((double Real, double Imaginary)[] channel, double weight, double longerMeters, double leaves, double arrives)
    {
        for (var stream = 0; stream < room.Receive * room.Transmit; stream++)
        {
            var (receive, transmit) = (stream / room.Transmit, stream % room.Transmit);
            var meters = room.DistanceMeters + longerMeters + (room.AntennaSpacingMeters * ((receive * ExactMath.Sin(arrives)) + (transmit * ExactMath.Sin(leaves))));
            for (var k = 0; k < subcarriers; k++)
            {
                var (real, imaginary) = Turn(-2.0 * Math.PI * Hertz(k) * meters / LightMetersPerSecond);
                var at = (stream * subcarriers) + k;
                channel[at] = (channel[at].Real + (weight * real), channel[at].Imaginary + (weight * imaginary));
            }
        }
    }
}
