// Runs before the page is painted, so that a reader's choice of theme and size does not flash.
document.documentElement.dataset.script = "on";
// The answer of a search keeps its room from the first paint on.
if (/=[^&]/.test(location.search)) document.documentElement.dataset.asked = "on";
try {
  for (const name of ["theme", "size"]) {
    const value = localStorage.getItem(name);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch {
  // Storage may be forbidden; the page then follows the system.
}
