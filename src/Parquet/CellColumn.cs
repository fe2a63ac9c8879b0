using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Schema;

namespace Mechanisms.Parquet;

/// <summary>A column whose values are cells. It holds one group of rows at a time.</summary>
internal abstract class CellColumn
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>A column for a field; null where its values are no cells.</summary>
    public static CellColumn? For(DataField field)
    {
        Type type = Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return new Texts(field);
        if (type == typeof(bool)) return new Values<bool>(field, (text, value) => text.AddRaw(value ? "yes"u8 : "no"u8));
        if (type == typeof(DateTime)) return new Values<DateTime>(field, (text, value) => text.AddPlain(value, TimeFormat));
        if (type == typeof(DateOnly)) return new Values<DateOnly>(field, (text, value) => text.AddPlain(value, "yyyy-MM-dd"));
        if (type == typeof(double)) return new Values<double>(field, (text, value) => text.AddPlain(value, "R"));
        if (type == typeof(float)) return new Values<float>(field, (text, value) => text.AddPlain(value, "R"));
        return ForWhole(field, type);
    }

    /// <summary>Reads the values of a group of rows.</summary>
    public abstract bool Load(ParquetRowGroupReader rows, int count);

    /// <summary>Adds the value of a row of the group.</summary>
    public abstract void Add(CsvBuilder text, int row);

    private static CellColumn? ForWhole(DataField field, Type type) =>
        type == typeof(long) ? Plain<long>(field)
        : type == typeof(int) ? Plain<int>(field)
        : type == typeof(short) ? Plain<short>(field)
        : type == typeof(sbyte) ? Plain<sbyte>(field)
        : type == typeof(byte) ? Plain<byte>(field)
        : type == typeof(ushort) ? Plain<ushort>(field)
        : type == typeof(uint) ? Plain<uint>(field)
        : type == typeof(ulong) ? Plain<ulong>(field)
        : type == typeof(decimal) ? Plain<decimal>(field)
        : type == typeof(BigInteger) ? Plain<BigInteger>(field)
        : type == typeof(Guid) ? new Values<Guid>(field, (text, value) => text.AddText(value.ToString("D", CultureInfo.InvariantCulture)))
        : null;

    private static Values<T> Plain<T>(DataField field)
        where T : struct, ISpanFormattable => new(field, static (text, value) => text.AddPlain(value));

    private sealed class Values<T>(DataField field, Action<CsvBuilder, T> add) : CellColumn
        where T : struct
    {
        private T?[] _values = [];

        public override bool Load(ParquetRowGroupReader rows, int count)
        {
            _values = new T?[count];
            if (field.IsNullable)
            {
                rows.ReadAsync(field, _values.AsMemory()).AsTask().GetAwaiter().GetResult();
                return true;
            }

            var present = new T[count];
            rows.ReadAsync(field, present.AsMemory()).AsTask().GetAwaiter().GetResult();
            for (int row = 0; row < count; row++) _values[row] = present[row];
            return true;
        }

        public override void Add(CsvBuilder text, int row)
        {
            if (_values[row] is { } value) add(text, value);
            else text.AddNothing();
        }
    }

    private sealed class Texts(DataField field) : CellColumn
    {
        private string?[] _values = [];

        public override bool Load(ParquetRowGroupReader rows, int count)
        {
            _values = new string?[count];
            rows.ReadAsync(field, _values.AsMemory()).AsTask().GetAwaiter().GetResult();
            return true;
        }

        public override void Add(CsvBuilder text, int row)
        {
            if (_values[row] is { } value) text.AddText(value);
            else text.AddNothing();
        }
    }
}
