using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Reference;

/// <summary>
/// How the newest samples correlate with themselves some lags later. Each sample adds one product to every lag and takes one away, so
/// that a frame costs
/// as many products as there are lags, however long the window; the mean is taken out afterwards. Sums are taken again once a window, and
/// at once when
/// what rounding may have left in them could show.
/// </summary>
internal sealed class Autocorrelation(int capacity, int firstLag, int lastLag) : ISampleWindow
{
    // The share of the energy that rounding may reach: two digits finer than the tolerance of the reference's numbers.
    private const double AllowedRounding = 1e-12;

    private readonly SampleRing ring = new(capacity);
    private readonly double[] products = new double[Math.Max(0, lastLag - firstLag + 1)];
    private double sum;
    private double squares;
    private double rounding;

    public int Count => ring.Count;

    public void Add(double sample)
    {
        var length = products.Length;
        if (ring.IsFull && capacity > 0)
        {
            var samples = ring.Samples;
            var oldest = samples[0];
            sum -= oldest;
            squares -= oldest * oldest;
            for (var i = 0; i < length && firstLag + i < samples.Length; i++)
            {
                products[i] -= oldest * samples[firstLag + i];
            }
        }

        var isRound = ring.Add(sample);
        sum += sample;
        squares += sample * sample;
        rounding += 4e-16 * squares;
        var now = ring.Samples;
        for (var i = 0; i < length && firstLag + i < now.Length; i++)
        {
            products[i] += sample * now[^(1 + firstLag + i)];
        }

        if (isRound)
        {
            SumAnew();
        }
    }

    /// <summary>
    /// The first lag with the largest autocorrelation over that of lag 0, and its value; (0, 0) when there is none above zero.
    /// </summary>
    public (int Lag, double Peak) Largest()
    {
        var last = Math.Min(lastLag, Count / 2);
        if (Count < 4 || firstLag >= last)
        {
            return (0, 0.0);
        }

        if (rounding > AllowedRounding * Energy())
        {
            SumAnew();
        }

        var energy = Energy();
        return energy < 1e-15 ? (0, 0.0) : Largest(last, energy);
    }

    public void Clear()
    {
        ring.Clear();
        Array.Clear(products);
        (sum, squares, rounding) = (0, 0, 0);
    }

    private (int Lag, double Peak) Largest(int last, double energy)
    {
        var samples = ring.Samples;
        var mean = sum / Count;
        var (head, tail) = (Moments.Sum(samples[..firstLag]), Moments.Sum(samples[^firstLag..]));
        var best = (Lag: 0, Peak: double.MinValue);
        for (var lag = firstLag; lag <= last; lag++)
        {
            // Σ (x − m)(y − m) with x the samples but the newest `lag`, y those but the oldest `lag`.
            var centered = products[lag - firstLag] - (mean * ((sum - tail) + (sum - head) - ((Count - lag) * mean)));
            if (centered > best.Peak)
            {
                best = (lag, centered);
            }

            head += samples[lag];
            tail += samples[^(lag + 1)];
        }

        return best.Peak / energy > 0.0 ? (best.Lag, best.Peak / energy) : (0, 0.0);
    }

    private double Energy() => squares - (sum * (sum / Count));

    private void SumAnew()
    {
        var samples = ring.Samples;
        sum = Moments.Sum(samples);
        squares = Moments.SquaresAbout(samples, 0);
        rounding = 0;
        for (var i = 0; i < products.Length; i++)
        {
            var total = 0.0;
            for (var at = 0; at + firstLag + i < samples.Length; at++)
            {
                total += samples[at] * samples[at + firstLag + i];
            }

            products[i] = total;
        }
    }
}
