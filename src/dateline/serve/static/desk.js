// The desk's scripts: keys, partial updates, and what each screen adds. Pages work without them.
import { startKeys } from "./keys.js";
import { startSwap } from "./swap.js";
import { startRows } from "./rows.js";
import { startReview } from "./review.js";
import { startShell } from "./shell.js";
import { startPlots } from "./plot.js";

startSwap();
startKeys();
startShell();
startRows();
startReview();
startPlots();
document.addEventListener("swapped", startPlots);
