import { expect, test } from 'vitest';
import { movePoint, pointIn } from './loupe-point.ts';

const box = { left: 100, top: 50, width: 200, height: 400 };

test('a pointer is placed by its share of the image', () => {
  expect(pointIn(box, { clientX: 150, clientY: 250 })).toEqual({ x: 0.25, y: 0.5 });
});

test('a pointer outside is at the nearest edge', () => {
  expect(pointIn(box, { clientX: 0, clientY: 9999 })).toEqual({ x: 0, y: 1 });
});

test('arrows move the point and stop at the edge', () => {
  expect(movePoint({ x: 0.5, y: 0.5 }, 'ArrowLeft')).toEqual({ x: 0.46, y: 0.5 });
  expect(movePoint({ x: 0.5, y: 0.99 }, 'ArrowDown')).toEqual({ x: 0.5, y: 1 });
  expect(movePoint({ x: 0.5, y: 0.5 }, 'a')).toBeNull();
});
