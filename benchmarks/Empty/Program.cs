// Nothing: what is measured is the process itself.
return 0;
