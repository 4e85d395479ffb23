"""Times PyTorch with diffusers as `onpar bench` times ONNX Runtime, and prints rows of the same form:

    python torch-runtime.py --arm deci30=DeciDiffusion-v1-0 --steps 30 --device cuda > torch.json
    npx onpar bench my-study --add torch.json

One image at a time, from the prompt to the PNG; each arm is warmed up by an image that does not count,
then arms and steps take turns. Needs torch and diffusers, which OnPar itself does not.
"""

import argparse
import io
import json
import math
import os
import platform
import statistics
import sys
import time

import diffusers
import torch


def cpu_name():
    try:
        with open("/proc/cpuinfo", encoding="utf8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def machine():
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = ""
    if hasattr(os, "sysconf"):
        memory = f", {round(os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30)} GiB"
    return f"{cpu_name()}, {usable} threads{memory}, {platform.system().lower()} {platform.release()}"


def median_interval(values):
    """The median, and the order statistics around it that hold it in 95% of cases; None below six."""
    ordered, n, k, below = sorted(values), len(values), 0, 0.0
    while True:
        below += math.comb(n, k) / 2**n
        if 2 * below > 0.05:
            break
        k += 1
    return statistics.median(ordered), None if k == 0 else [ordered[k - 1], ordered[n - k]]


def time_image(pipe, options, steps, repeat):
    prompt = f"a photograph of lantern number {repeat} on an old wooden bridge"
    generator = torch.Generator("cpu").manual_seed(repeat)
    start = time.perf_counter()
    image = pipe(
        prompt,
        num_inference_steps=steps,
        guidance_scale=options.guidance_scale,
        width=options.width,
        height=options.height,
        generator=generator,
    ).images[0]
    image.save(io.BytesIO(), "png")
    return time.perf_counter() - start, image.size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--arm", action="append", required=True, metavar="KEY=FOLDER",
                        help="an arm's key in the study, and its model in the diffusers layout")
    parser.add_argument("--steps", default="30", help="numbers of steps, parted by commas")
    parser.add_argument("--device", default="cpu", help="cpu, cuda, cuda:1, mps")
    parser.add_argument("--precision", choices=["float32", "float16", "bfloat16"], default="float32")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--guidance-scale", type=float, default=7.5)
    parser.add_argument("--width", type=int)
    parser.add_argument("--height", type=int)
    options = parser.parse_args()
    arms = dict(arm.split("=", 1) for arm in options.arm)
    steps = [int(count) for count in options.steps.split(",")]
    on_cuda = options.device.startswith("cuda")
    rows = []
    for key, folder in arms.items():
        pipe = diffusers.DiffusionPipeline.from_pretrained(
            folder, torch_dtype=getattr(torch, options.precision)).to(options.device)
        pipe.set_progress_bar_config(disable=True)
        times, size = {count: [] for count in steps}, None
        for repeat in range(options.repeats + 1):
            for count in steps:
                seconds, size = time_image(pipe, options, count, repeat)
                if repeat > 0:
                    times[count].append(seconds)
        for count in steps:
            median, ci95 = median_interval(times[count])
            rows.append({
                "arm": key, "steps": count,
                "engine": f"pytorch {torch.__version__}, diffusers {diffusers.__version__}",
                "device": options.device,
                "device_name": torch.cuda.get_device_name(options.device) if on_cuda else cpu_name(),
                "machine": machine(), "precision": options.precision,
                "median_seconds": median, "ci95": ci95, "n": len(times[count]),
                "scheduler": type(pipe.scheduler).__name__, "width": size[0], "height": size[1],
                "guidance_scale": options.guidance_scale,
            })
        del pipe
    json.dump({"warm_up": 1, "repeats": options.repeats, "rows": rows}, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
