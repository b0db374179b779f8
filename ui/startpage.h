// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;

namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// What stands where the window will be while the lists are made again from the archive: what is
// happening, how far it is, and the way to leave it. kit::load() must have been called.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    // So many of the decisions, and of what the vendors said, are done.
    void setProgress(qint64 entries, qint64 entriesOf, qint64 pages, qint64 pagesOf);
    // Leaving was asked for; the step under way is still finished.
    void setStopping();
    QString text() const;

signals:
    void stopAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    kit::PlainLabel* m_figures;
    QProgressBar* m_bar;
    kit::Button* m_stop;
};

}  // namespace docket::ui
