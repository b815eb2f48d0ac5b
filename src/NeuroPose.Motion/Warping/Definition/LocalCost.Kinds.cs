using NeuroPose.Numerics;

namespace NeuroPose.Warping;

public abstract partial record LocalCost
{
    private static double SumOfSquares(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sum = 0.0;
        for (var index = 0; index < first.Length; index++)
        {
            var difference = first[index] - second[index];
            sum = Math.FusedMultiplyAdd(difference, difference, sum);
        }

        return sum;
    }

    private sealed record EuclideanCost : LocalCost
    {
        // √(d²) is |d| to the bit, short of overflow.
        public override double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            if (first.Length == 1)
            {
                return Math.Abs(first[0] - second[0]);
            }

            var square = SumOfSquares(first, second);
            return BinaryScale.IsOrdinarySquare(square) ? Math.Sqrt(square) : BinaryScale.Distance(first, second);
        }

        public override string Describe() => "Euclidean";
    }

    private sealed record SquaredCost : LocalCost
    {
        public override double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => SumOfSquares(first, second);

        public override string Describe() => "squared Euclidean";

        internal override string UnitOf(string unit) => unit + "²";
    }

    private sealed record AbsoluteCost : LocalCost
    {
        public override double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            var sum = 0.0;
            for (var index = 0; index < first.Length; index++)
            {
                sum += Math.Abs(first[index] - second[index]);
            }

            return sum;
        }

        public override string Describe() => "absolute";
    }

    private sealed record CosineCost : LocalCost
    {
        internal override bool NeedsDirection => true;

        public override double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            var (dot, one, other) = Products(first, second);
            if (!BinaryScale.IsOrdinarySquare(one) || !BinaryScale.IsOrdinarySquare(other))
            {
                // A direction has no size: each frame is brought to its own.
                (dot, one, other) = Products(ToUnitSize(first), ToUnitSize(second));
            }

            // Rounding may take the cosine a hair beyond 1; a cost is never negative.
            return Math.Max(0, 1 - (dot / (Math.Sqrt(one) * Math.Sqrt(other))));
        }

        private static (double Dot, double One, double Other) Products(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            var (dot, one, other) = (0.0, 0.0, 0.0);
            for (var index = 0; index < first.Length; index++)
            {
                dot = Math.FusedMultiplyAdd(first[index], second[index], dot);
                one = Math.FusedMultiplyAdd(first[index], first[index], one);
                other = Math.FusedMultiplyAdd(second[index], second[index], other);
            }

            return (dot, one, other);
        }

        private static double[] ToUnitSize(ReadOnlySpan<double> frame) => BinaryScale.Scaled(frame, -BinaryScale.Exponent(BinaryScale.Largest(frame)));

        public override string Describe() => "cosine";

        internal override string UnitOf(string unit) => "1";
    }

    private sealed record CustomCost(string Name, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> Cost, string Unit, bool Symmetric) : LocalCost
    {
        internal override bool IsSymmetric => Symmetric;

        public override double Between(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            var cost = Cost(first, second);
            return cost >= 0 && double.IsFinite(cost)
                ? cost
                : throw new ArgumentException(FormattableString.Invariant($"The local cost \"{Name}\" returned {cost}. A cost is a finite number, 0 or more."));
        }

        public override string Describe() => Name;

        internal override string UnitOf(string unit) => Unit;
    }
}
