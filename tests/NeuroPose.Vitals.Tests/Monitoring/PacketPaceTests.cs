using NeuroPose.Numerics;
using NeuroPose.Vitals.Monitoring;
using NeuroPose.Vitals.Readings;

namespace NeuroPose.Vitals.Tests.Monitoring;

/// <summary>What a radio does every so many packets, while packets come faster and slower.</summary>
public sealed class PacketPaceTests
{
    private const int Subcarriers = 30;

    [Theory]
    [InlineData(60, 20, 14)]
    [InlineData(80, 20, 26)]
    [InlineData(100, 30, 18)]
    public void A_line_that_follows_the_packets_is_the_radios(int everyPackets, double firstRate, double laterRate)
    {
        var readings = Readings(firstRate, laterRate, (packet, _) => ExactMath.Sin(2.0 * Math.PI * packet / everyPackets));

        // Once the window holds both paces; where it holds one, nobody can tell.
        var both = readings.Where(reading => reading.TimeSeconds is > 80 and < 95).ToArray();
        Assert.All(both, reading => Assert.True(reading.Breathing.PerMinute is null && reading.Heart.PerMinute is null, $"{reading.TimeSeconds}: {reading.Breathing}, {reading.Heart}"));
        Assert.Contains(both, reading => reading.Breathing.Why == Abstention.RadioArtifact);
    }

    [Theory]
    [InlineData(12, 20, 14)]
    [InlineData(18, 20, 26)]
    [InlineData(27, 30, 18)]
    public void Breathing_that_follows_time_stays(double perMinute, double firstRate, double laterRate)
    {
        var readings = Readings(firstRate, laterRate, (_, seconds) => ExactMath.Sin(2.0 * Math.PI * seconds * perMinute / 60.0));

        Assert.All(readings.Where(reading => reading.TimeSeconds > 40), reading => Assert.Equal(perMinute, reading.Breathing.PerMinute!.Value, 0.5));
    }

    /// <summary>Packets at one rate for a minute, then at another: 120 s.</summary>
    private static List<VitalReading> Readings(double firstRate, double laterRate, Func<int, double, double> movement)
    {
        var (random, monitor, seconds, readings) = (new SeededRandom(9), new VitalMonitor(), 0.0, new List<VitalReading>());
        double[] weights = [.. Enumerable.Range(0, Subcarriers).Select(_ => random.NextDouble() - 0.3)];
        for (var packet = 0; seconds < 120; packet++)
        {
            seconds += (1.0 + (0.1 * (random.NextDouble() - 0.5))) / (seconds < 60 ? firstRate : laterRate);
            var moved = movement(packet, seconds);
            if (monitor.Add(seconds, [.. weights.Select(weight => 20.0 + (weight * moved) + (0.1 * random.NextGaussian()))]) is { } reading)
            {
                readings.Add(reading);
            }
        }

        return readings;
    }
}
