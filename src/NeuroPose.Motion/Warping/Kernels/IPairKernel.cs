namespace NeuroPose.Warping.Kernels;

/// <summary>The kernel of one pair, whatever numbers it computes with.</summary>
internal interface IPairKernel : IDisposable
{
    /// <summary>The least sum; infinite as soon as it is known to exceed the maximum.</summary>
    double Sum(double maximum, CancellationToken cancellation);
}
