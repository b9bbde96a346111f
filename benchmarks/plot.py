"""The ratios to what is written by hand, as bars with their budgets: plain SVG, for light and dark pages."""
from xml.sax.saxutils import escape

LABELS, SCALE, ROW, TOP = 330, 380, 26, 46  # pixels
TEXT, GRID, MET, MISSED, BUDGET = "#7d8590", "#7d859055", "#2f9e6e", "#d1603d", "#b58900"


def draw(budgets):
    ratios = [(what, value, most) for what, value, most, unit in budgets if unit == "x"]
    end = max(1.2, *(max(value, most) for _, value, most in ratios)) * 1.05
    height = TOP + ROW * len(ratios) + 10

    def x(value):
        return LABELS + SCALE * value / end

    def text(at, y, words, anchor="start", colour=TEXT):
        return f'<text x="{at:.1f}" y="{y}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'

    def line(at, top, bottom, colour, width):
        return f'<path d="M{at:.1f} {top}V{bottom}" stroke="{colour}" stroke-width="{width}"/>'

    parts = [text(14, 16, "1.0 is what is written by hand against the C API; shorter is better"),
             line(LABELS + SCALE + 12, 4, 19, BUDGET, 3), text(LABELS + SCALE + 20, 16, "budget")]
    for tenth in range(0, int(end * 10) + 1, 2 if end < 2 else 5):
        at = x(tenth / 10)
        parts += [line(at, TOP - 6, height - 8, GRID, 2 if tenth == 10 else 1),
                  text(at, TOP - 12, f"{tenth / 10:.1f}", "middle")]
    for i, (what, value, most) in enumerate(ratios):
        y = TOP + ROW * i
        parts += [text(LABELS - 10, y + 15, what, "end"),
                  f'<rect x="{LABELS}" y="{y + 3}" width="{x(value) - LABELS:.1f}" height="16" rx="2" '
                  f'fill="{MET if value <= most else MISSED}"/>',
                  line(x(most), y, y + 22, BUDGET, 3),
                  text(max(x(value), x(most)) + 8, y + 15, f"{value:.2f}")]
    width = LABELS + SCALE + 90
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="13">\n'
            + "\n".join(parts) + "\n</svg>\n")
