//! The sheet that a picture is drawn on: flat shapes in plain colours, each given as `0xRRGGBB`.

use anyhow::Context;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbaImage};
use tiny_skia::{
    Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Shader, Stroke, Transform,
};

pub(super) struct Sheet {
    pixmap: Pixmap,
    pub(super) bright: bool,
}

impl Sheet {
    pub(super) fn new(width: u32, height: u32, bright: bool) -> anyhow::Result<Self> {
        let pixmap = Pixmap::new(width, height).context("no room for a picture")?;
        Ok(Self { pixmap, bright })
    }

    pub(super) fn block(&mut self, left: f32, top: f32, width: f32, height: f32, colour: u32) {
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            self.pixmap
                .fill_rect(rect, &paint(colour, 1.0), Transform::identity(), None);
        }
    }

    pub(super) fn disc(&mut self, x: f32, y: f32, radius: f32, colour: u32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            self.fill(&path, colour, 1.0);
        }
    }

    pub(super) fn ring(&mut self, x: f32, y: f32, radius: f32, width: f32, colour: u32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            self.stroke(&path, width, colour);
        }
    }

    pub(super) fn polygon(&mut self, points: &[(f32, f32)], colour: u32, opacity: f32) {
        if let Some(path) = outline(points, true) {
            self.fill(&path, colour, opacity);
        }
    }

    pub(super) fn line(&mut self, points: &[(f32, f32)], width: f32, colour: u32) {
        if let Some(path) = outline(points, false) {
            self.stroke(&path, width, colour);
        }
    }

    fn fill(&mut self, path: &Path, colour: u32, opacity: f32) {
        self.pixmap.fill_path(
            path,
            &paint(colour, opacity),
            FillRule::Winding,
            Transform::identity(),
            None,
        );
    }

    fn stroke(&mut self, path: &Path, width: f32, colour: u32) {
        let stroke = Stroke {
            width,
            ..Stroke::default()
        };
        self.pixmap.stroke_path(
            path,
            &paint(colour, 1.0),
            &stroke,
            Transform::identity(),
            None,
        );
    }

    pub(super) fn jpeg(self) -> anyhow::Result<Vec<u8>> {
        let (width, height) = (self.pixmap.width(), self.pixmap.height());
        let rgba = RgbaImage::from_raw(width, height, self.pixmap.take())
            .context("a picture has its size")?;
        let mut jpeg = Vec::new();
        DynamicImage::from(rgba)
            .to_rgb8()
            .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 82))?;
        Ok(jpeg)
    }
}

fn outline(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

/// A plain colour given as `0xRRGGBB`.
fn paint(colour: u32, opacity: f32) -> Paint<'static> {
    let [_, red, green, blue] = colour.to_be_bytes();
    let mut colour = Color::from_rgba8(red, green, blue, 255);
    colour.apply_opacity(opacity);
    Paint {
        shader: Shader::SolidColor(colour),
        anti_alias: true,
        ..Paint::default()
    }
}
