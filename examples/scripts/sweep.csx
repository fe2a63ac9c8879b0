// How much of the pool reaches anybody, and who gets most, for several caps and pools.
// Pools may be given on the command line: mech script sweep.csx 50 100 200

double[] pools = Args.Count > 0 ? [.. Args.Select(double.Parse)] : [60, 120, 180];
string[] caps = ["25%", "40%", "100%"];

Round round = Round("round.json");

var results =
    from pool in pools
    from cap in caps
    let outcome = round.Set("pool", pool).Set("cap", cap).Run()
    let first = outcome["match"].MaxBy(row => row.Value)
    select new
    {
        pool,
        cap,
        paid = outcome["match"].Sum(row => row.Value),
        rest = outcome.Number("rest"),
        first = first.Id,
        gets = first.Value,
        garden = outcome.Number("match", "garden"),
    };

Table(results);
