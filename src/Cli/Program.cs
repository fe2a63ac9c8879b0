System.Console.Out.WriteLine("mech");
