using System.Globalization;
using NeuroPose.Numerics;

namespace NeuroPose.RuView.Signal;

/// <summary>A transmitter, a body that reflects, and a receiver: the Fresnel zones around them.</summary>
internal sealed record FresnelGeometry
{
    /// <summary>The speed of light that the reference uses, in meters a second.</summary>
    public const double SpeedOfLight = 2.998e8;

    /// <summary>Places the body.</summary>
    /// <param name="transmitterToBodyMeters">From the transmitter to the body, above 0.</param>
    /// <param name="bodyToReceiverMeters">From the body to the receiver, above 0.</param>
    /// <param name="carrierHz">The carrier's frequency, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance or the frequency is not a positive number.</exception>
    public FresnelGeometry(double transmitterToBodyMeters, double bodyToReceiverMeters, double carrierHz)
    {
        if (!(transmitterToBodyMeters > 0) || !(bodyToReceiverMeters > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(transmitterToBodyMeters), "Distance must be positive: meters to and from the body.");
        }

        if (!(carrierHz > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(carrierHz), carrierHz, "Frequency must be positive: the carrier's hertz.");
        }

        (TransmitterToBodyMeters, BodyToReceiverMeters, CarrierHz) = (transmitterToBodyMeters, bodyToReceiverMeters, carrierHz);
    }

    /// <summary>From the transmitter to the body, in meters.</summary>
    public double TransmitterToBodyMeters { get; }

    /// <summary>From the body to the receiver, in meters.</summary>
    public double BodyToReceiverMeters { get; }

    /// <summary>The carrier's frequency in hertz.</summary>
    public double CarrierHz { get; }

    /// <summary>The wavelength in meters.</summary>
    public double WavelengthMeters => SpeedOfLight / CarrierHz;

    /// <summary>The radius of a Fresnel zone at the body, in meters: √(n·λ·d₁·d₂ / (d₁ + d₂)).</summary>
    /// <param name="zone">Which zone, counted from 1.</param>
    public double ZoneRadiusMeters(int zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zone, 1);
        return Math.Sqrt(zone * WavelengthMeters * TransmitterToBodyMeters * BodyToReceiverMeters / (TransmitterToBodyMeters + BodyToReceiverMeters));
    }

    /// <summary>
    /// How far the reflection's phase turns when the body moves, in radians: 2π·2Δ/λ, the way there and back. NaN gives NaN.
    /// </summary>
    public double PhaseChange(double displacementMeters) => 2.0 * Math.PI * 2.0 * displacementMeters / WavelengthMeters;

    /// <summary>The share of the amplitude that changes when the body moves: |sin(Δφ/2)|, 0 to 1. NaN gives NaN.</summary>
    public double AmplitudeVariation(double displacementMeters) => Math.Abs(ExactMath.Sin(PhaseChange(displacementMeters) / 2.0));

    /// <summary>
    /// The distances that amplitude variations at several wavelengths suggest, by least squares with the reference's damping, in single
    /// precision.
    /// The reference's system is so strongly damped that it answers 0.1 m, its lower bound, on realistic input: kept for comparison, not
    /// for use.
    /// </summary>
    /// <param name="observations">Wavelengths in meters with the amplitude variation seen at each.</param>
    /// <param name="totalMeters">From transmitter to receiver.</param>
    /// <returns>The two distances in meters; null for fewer than three observations, and where the reference's iteration gives
    /// up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The total is below 0.2 m, so that no body fits between.</exception>
    public static (float TransmitterToBody, float BodyToReceiver)? SolveReference(IReadOnlyList<(float WavelengthMeters, float Variation)> observations, float totalMeters)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (!(totalMeters >= 0.2f))
        {
            throw new ArgumentOutOfRangeException(nameof(totalMeters), totalMeters, "The distance from transmitter to receiver must be at least 0.2 m.");
        }

        if (observations.Count < 3)
        {
            return null;
        }

        var (squares, products) = (0f, 0f);
        foreach (var (wavelength, variation) in observations)
        {
            squares += 1f / (wavelength * wavelength);
            products += variation / wavelength;
        }

        if (Damped(squares, products) is not { } distance)
        {
            return null;
        }

        var first = Math.Clamp(Math.Abs(distance), 0.1f, totalMeters - 0.1f);
        return (first, Math.Clamp(totalMeters - first, 0.1f, totalMeters - 0.1f));
    }

    /// <summary>The main numbers in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TransmitterToBodyMeters:0.###} m to the body, {BodyToReceiverMeters:0.###} m on, wavelength {WavelengthMeters:0.####} m");

    /// <summary>
    /// The first unknown of [1.5 s, −s; −s, 1.5 s]·(d, −d) = (p, −p) by the reference's iteration; null where single precision does not
    /// come as close as
    /// it asks for, in residual, not in distance: with large p it never does.
    /// </summary>
    private static float? Damped(float squares, float products)
    {
        const double CloseEnough = 1e-5;
        const int MostSteps = 300;
        var diagonal = squares + (0.5f * squares);
        var inverse = 1f / diagonal;
        var (distance, before) = (inverse * products, double.MaxValue);
        for (var step = 0; step < MostSteps; step++)
        {
            var residual = products - ((diagonal * distance) + (squares * distance));
            var norm = Math.Sqrt(2.0 * residual * residual);
            if (norm < CloseEnough)
            {
                return distance;
            }

            if (!double.IsFinite(norm) || norm > 2.0 * before)
            {
                return null;
            }

            distance += inverse * residual;
            before = norm;
        }

        return null;
    }
}
