namespace Mechanisms.Host.Tables;

/// <summary>What spreadsheets write into a cell whose formula has no value.</summary>
internal static class SpreadsheetErrors
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ERROR!",
        "#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#\u00A1REF!", "#\u00A1VALOR!", "#\u00A1DIV/0!", "#\u00BFNOMBRE?",
    };

    /// <summary>Whether a cell holds such a word and nothing else.</summary>
    public static bool Has(string text) => text.Length > 0 && text[0] == '#' && All.Contains(text);
}
