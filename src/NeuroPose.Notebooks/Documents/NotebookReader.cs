using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Notebooks.Documents;

/// <summary>Turns a file's bytes into a checked JSON tree, or says what is wrong with them and where.</summary>
internal static class NotebookReader
{
    /// <summary>Notebooks of other people are bounded: beyond this a file is refused, not read.</summary>
    private const long MaxBytes = 512L * 1024 * 1024;

    private const string SaveAgain = "Open it in Jupyter or VS Code and save it again, or ask for a fresh copy.";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file, refused with a clear message where it is not one.</summary>
    public static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new NotebookFormatException(path, "this is a folder; a notebook is a file that ends in .ipynb. Name the file.");
        }

        if (!File.Exists(path))
        {
            throw new NotebookFormatException(path, "there is no such file. Check the path.");
        }

        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw TooLarge(path);
            }

            // A device says that it has no bytes, and gives them for ever.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            return file.ReadBounded(MaxBytes) ?? throw TooLarge(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, "the file cannot be read: " + error.Message, inner: error);
        }
    }

    private static NotebookFormatException TooLarge(string path) =>
        new(path, "the file is larger than 512 MB. Clear its outputs in Jupyter and save it again.");

    /// <summary>The text of UTF-8 bytes; a byte order mark is left out.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException error)
        {
            throw new NotebookFormatException(file, $"the file is not UTF-8 text (byte {error.Index}). {SaveAgain}", inner: error);
        }
    }

    /// <summary>The document's tree, with every part that the typed view reads checked.</summary>
    public static JsonObject Parse(string text, string file)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new NotebookFormatException(file, "the file is empty. " + SaveAgain);
        }

        try
        {
            var root = ParseTree(text, file);
            new NotebookShape(text, file).Check(root);
            return root as JsonObject ?? throw new NotebookFormatException(file, "expected a JSON object.", "$", 1);
        }
        catch (InvalidOperationException error) when (JsonText.HalfEscape(text, 0) is >= 0 and var half)
        {
            // Half a surrogate pair in a name: it has no path that could be said.
            var line = text.AsSpan(0, half).Count('\n') + 1;
            throw new NotebookFormatException(file, "a name holds half of a character (an unpaired surrogate escape). Remove it.", line: line, inner: error);
        }
    }

    private static JsonNode? ParseTree(string text, string file)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = Notebook.MaxDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(text, documentOptions: options);
        }
        catch (JsonException error)
        {
            // The parser counts from zero, and its message repeats the place in its own words.
            var reason = error.Message.Split(" LineNumber:", 2, StringSplitOptions.None)[0].Split(" Path:", 2, StringSplitOptions.None)[0];
            var line = (int?)error.LineNumber + 1;
            var column = (int?)error.BytePositionInLine + 1;
            throw new NotebookFormatException(file, $"this is not JSON: {reason} {SaveAgain}", line: line, column: column, inner: error);
        }
    }
}
