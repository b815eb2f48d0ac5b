namespace NeuroPose.Benchmarks;

/// <summary>A row to learn from: what was seen, whether the rate was right, and how much the row counts.</summary>
internal readonly record struct LearningRow(double[] Features, bool IsRight, double Weight);

/// <summary>A logistic regression by Newton's method; all but the first coefficient are drawn to 0 a little.</summary>
internal static class LogisticFit
{
    private const int Rounds = 30;
    private const double Penalty = 20.0;
    private const double LongestStep = 2.0;

    public static double[] Of(IReadOnlyList<LearningRow> rows)
    {
        var coefficients = new double[rows[0].Features.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var step = Solve(System(rows, coefficients));
            for (var i = 0; i < step.Length; i++)
            {
                coefficients[i] += Math.Clamp(step[i], -LongestStep, LongestStep);
            }
        }

        return coefficients;
    }

    public static double Probability(double[] features, double[] coefficients)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            sum += features[i] * coefficients[i];
        }

        return 1.0 / (1.0 + Math.Exp(-sum));
    }

    /// <summary>Second derivatives, and in the last column the first ones.</summary>
    private static double[,] System(IReadOnlyList<LearningRow> rows, double[] coefficients)
    {
        var size = coefficients.Length;
        var system = new double[size, size + 1];
        for (var i = 0; i < size; i++)
        {
            (system[i, i], system[i, size]) = i == 0 ? (1e-6, 0.0) : (Penalty, -Penalty * coefficients[i]);
        }

        foreach (var (features, isRight, weight) in rows)
        {
            var probability = Probability(features, coefficients);
            var (error, bend) = (weight * ((isRight ? 1.0 : 0.0) - probability), weight * Math.Max(1e-9, probability * (1.0 - probability)));
            for (var i = 0; i < size; i++)
            {
                system[i, size] += error * features[i];
                for (var j = 0; j < size; j++)
                {
                    system[i, j] += bend * features[i] * features[j];
                }
            }
        }

        return system;
    }

    /// <summary>Gauss's elimination; the system is positive definite, so that no rows need to change places.</summary>
    private static double[] Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var i = 0; i < size; i++)
        {
            for (var j = i + 1; j < size; j++)
            {
                var factor = system[j, i] / system[i, i];
                for (var k = i; k <= size; k++)
                {
                    system[j, k] -= factor * system[i, k];
                }
            }
        }

        var solution = new double[size];
        for (var i = size - 1; i >= 0; i--)
        {
            solution[i] = system[i, size];
            for (var j = i + 1; j < size; j++)
            {
                solution[i] -= system[i, j] * solution[j];
            }

            solution[i] /= system[i, i];
        }

        return solution;
    }
}
