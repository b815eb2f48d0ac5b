using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;
using Jint;
using Jint.Runtime;

namespace NeuroPose.Notebooks.Html;

/// <summary>
/// A JavaScript library that makes text of text, run by an interpreter when a page is made: it sees no file, no network and no clock.
/// Steps and depth are counted, so that a text that takes too long is refused, and refused everywhere alike.
/// </summary>
/// <param name="mostSteps">How many statements one call may take.</param>
/// <param name="load">Loads the library into a fresh engine.</param>
internal sealed class ScriptLibrary(int mostSteps, Action<Engine> load)
{
    private const int DeepestCall = 400;

    // The interpreter goes as deep on our stack as the library does on its own, whatever stack the caller has.
    private const int StackBytes = 64 << 20;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Engine? engine;

    /// <summary>What is said where the workbench was built without npm.</summary>
    public static ScriptException Missing(string library) =>
        new($"this workbench was built without {library}; install Node.js, delete artifacts/javascript, and build it again", null);

    /// <summary>Calls a function of the library.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="ScriptException">The library refuses the text, or takes too many steps; the message is the library's.</exception>
    public string Call(string function, params string[] arguments)
    {
        string? result = null;
        ExceptionDispatchInfo? problem = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    lock (gate)
                    {
                        result = Invoke(function, arguments);
                    }
                }
                catch (Exception caught)
                {
                    problem = ExceptionDispatchInfo.Capture(caught);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        problem?.Throw();
        return result!;
    }

    private string Invoke(string function, string[] arguments)
    {
        engine ??= Fresh();
        try
        {
            return engine.Invoke(function, [.. arguments]).AsString();
        }
        catch (JavaScriptException refusal)
        {
            throw new ScriptException(refusal.Message, refusal);
        }
        catch (Exception limit) when (limit is JintException or RegexMatchTimeoutException or InsufficientExecutionStackException)
        {
            // What it was in the middle of is not known: the next call gets a new one.
            engine = null;
            throw new ScriptException("it is too long or nested too deep", limit);
        }
    }

    private Engine Fresh()
    {
        var fresh = new Engine(options => options
            .Strict(false)
            .MaxStatements(mostSteps)
            .LimitRecursion(DeepestCall)
            .RegexTimeoutInterval(LongestMatch));
        load(fresh);
        return fresh;
    }
}

/// <summary>A text that a library does not take, or not within the steps that it has.</summary>
internal sealed class ScriptException(string message, Exception? innerException) : Exception(message, innerException);
