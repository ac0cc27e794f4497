import { api, LightningElement } from 'lwc';
import type { ChartPoint } from '../types.ts';

// Each has a contrast of at least 3:1 with white, and its neighbours differ in lightness.
const COLORS = ['#0b5cab', '#e07b00', '#2e6b4f', '#a8326a', '#5b7fa6', '#7a5c00', '#6a4fb0', '#525252'];
const ROW = 44;
const COLUMN_AREA = 84;
/** More labels than these below columns would run into each other. */
const MOST_LABELS = 6;
const RADIUS = 15.9155;

interface Bar {
    key: string;
    label: string;
    text: string;
    labelY: number;
    barY: number;
    width: string;
    hint: string;
}

interface Column {
    key: string;
    x: string;
    center: string;
    width: string;
    y: number;
    height: number;
    textY: number;
    text: string;
    words: { key: string; y: number; text: string }[];
    hint: string;
}

interface Slice {
    key: string;
    color: string;
    style: string;
    dash: string;
    offset: string;
    label: string;
    text: string;
}

// The circle is 100 long. A thin gap keeps neighbours apart.
function dashes(share: number, slices: number): string {
    const drawn = Math.max(share - (slices > 1 ? 0.6 : 0), 0.4);
    return `${drawn} ${100 - drawn}`;
}

/** A chart of a dashboard, drawn so that its sizes follow the width it is given. What it shows is said as text too. */
export default class Chart extends LightningElement {
    /** Bar, Column or Donut */
    @api type = 'Bar';
    @api heading = '';
    @api points: ChartPoint[] = [];
    @api total = '';
    @api showTotal = false;
    @api showValues = false;

    get isBar(): boolean {
        return this.type === 'Bar';
    }

    get isColumn(): boolean {
        return this.type === 'Column';
    }

    get isDonut(): boolean {
        return this.type === 'Donut';
    }

    /** The text alternative: every value in words. */
    get description(): string {
        return `${this.heading}: ${this.points.map((point) => `${point.label} ${point.text}`).join(', ')}`;
    }

    get largest(): number {
        return Math.max(1, ...this.points.map((point) => point.value));
    }

    get height(): number {
        return this.isColumn ? COLUMN_AREA + 50 : this.points.length * ROW;
    }

    get color(): string {
        return COLORS[0]!;
    }

    get baseline(): number {
        return COLUMN_AREA + 18;
    }

    get bars(): Bar[] {
        return this.points.map((point, index) => ({
            key: String(index),
            label: point.label,
            text: this.showValues ? point.text : '',
            labelY: index * ROW + 15,
            barY: index * ROW + 22,
            width: `${(point.value / this.largest) * 100}%`,
            hint: `${point.label}: ${point.text}`
        }));
    }

    get columns(): Column[] {
        const slot = 100 / this.points.length;
        const step = Math.ceil(this.points.length / MOST_LABELS);
        const width = Math.min(slot * 0.6, 18);
        return this.points.map((point, index) => {
            const height = (point.value / this.largest) * (COLUMN_AREA - 14);
            const center = slot * (index + 0.5);
            const words = index % step === 0 ? point.label.split(' ').slice(0, 2) : [];
            return {
                key: String(index),
                x: `${center - width / 2}%`,
                center: `${center}%`,
                width: `${width}%`,
                y: this.baseline - height,
                height,
                textY: this.baseline - height - 5,
                text: this.showValues ? point.text : '',
                words: words.map((text, line) => ({ key: String(line), y: this.baseline + 16 + line * 14, text })),
                hint: `${point.label}: ${point.text}`
            };
        });
    }

    get slices(): Slice[] {
        const sum = this.points.reduce((total, point) => total + point.value, 0) || 1;
        let before = 0;
        return this.points.map((point, index) => {
            const share = (point.value / sum) * 100;
            // A quarter turn back, so that the first slice starts at the top.
            const offset = 25 - before;
            before += share;
            const color = COLORS[index % COLORS.length]!;
            return {
                key: String(index),
                color,
                style: `background-color: ${color}`,
                dash: dashes(share, this.points.length),
                offset: String(offset),
                label: point.label,
                text: this.showValues ? point.text : ''
            };
        });
    }

    get radius(): number {
        return RADIUS;
    }
}
