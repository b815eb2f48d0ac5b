using System.Reflection;

namespace NeuroPose.Notebooks.Scripting;

/// <summary>A variable that a cell declared.</summary>
internal sealed class ScriptVariable(FieldInfo declaration, object cell)
{
    /// <summary>Its name.</summary>
    public string Name => declaration.Name;

    /// <summary>Its declared type.</summary>
    public Type Type => declaration.FieldType;

    /// <summary>What it holds now.</summary>
    public object? Value => declaration.GetValue(cell);

    /// <summary>Gives it another value.</summary>
    public void Set(object? value) => declaration.SetValue(cell, value);
}
