using System.Globalization;
using System.Runtime.CompilerServices;

namespace NeuroPose.Formats;

/// <summary>
/// The invariant culture while the library works. The library compares paths by the current culture each time it follows a link, and reads
/// nothing while it does: a link that refers to itself would overflow the stack, which ends the process. Here it ends in an exception.
/// </summary>
internal sealed class GuardedCulture() : CultureInfo("", useUserOverride: false)
{
    public override CompareInfo CompareInfo
    {
        get
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return InvariantCulture.CompareInfo;
        }
    }
}
