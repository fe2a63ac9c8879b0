using System.Collections;
using System.Reflection;
using System.Text;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>A value with everything inside it as text: two values that differ anywhere have different texts.</summary>
internal static class Described
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string words:
                text.Append('"').Append(words).Append('"');
                break;
            case double real:
                text.Append(BitConverter.DoubleToInt64Bits(real));
                break;
            case IEnumerable many:
                text.Append('[');
                foreach (object? item in many)
                {
                    Write(text, item);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case var _ when value.GetType().Assembly.GetName().Name!.StartsWith("Mechanisms", StringComparison.Ordinal) && !value.GetType().IsEnum:
                text.Append(value.GetType().Name).Append('(');
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(it => it.Name, StringComparer.Ordinal))
                {
                    text.Append(property.Name).Append(" = ");
                    Write(text, property.GetValue(value));
                    text.Append(", ");
                }

                text.Append(')');
                break;
            default:
                text.Append(FormattableString.Invariant($"{value}"));
                break;
        }
    }
}
